package dev.etcdray.live;

import io.grpc.Status;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.etcdray.live.LiveException.Kind.AUTHENTICATION;
import static dev.etcdray.live.LiveException.Kind.TIMED_OUT;
import static dev.etcdray.live.LiveException.Kind.TLS;
import static dev.etcdray.live.LiveException.Kind.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

/** Failures that no server here can be brought to. */
class FailuresTest {
    private static final Endpoint ENDPOINT = Endpoint.parse("https://m1:2379");

    /** etcd, api/v3rpc/rpctypes/error.go; what is not about who we are is told as it is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UNAVAILABLE         | etcdserver: server stopped              | REFUSED        | refused status: server stopped",
        "UNAVAILABLE         | etcdserver: request timed out           | REFUSED        | refused status: request timed out",
        "UNKNOWN             | auth: invalid auth token                | AUTHENTICATION | the token is not valid there, or no more",
        "INVALID_ARGUMENT    | etcdserver: auth: token is not provided | REFUSED        | refused status: auth: token is not provided",
        "UNKNOWN             | auth: token is not provided             | AUTHENTICATION | the cluster asks who you are before it gives status (token is not provided); use --user NAME, or a client certificate whose CN is a user",
        "UNIMPLEMENTED       | unknown method Status                   | REFUSED        | does not know status; is it an etcd of version 3.4 or later?",
        "UNAUTHENTICATED     | who is it                               | AUTHENTICATION | does not accept who we are for status (who is it)",
        "PERMISSION_DENIED   | by a proxy                              | PERMISSION     | the user may not read status (by a proxy)",
        "RESOURCE_EXHAUSTED  | too many                                | BROKEN_ANSWER  | has no room for status (too many)",
        "DATA_LOSS           | it is gone                              | REFUSED        | gave no usable answer to status (it is gone)",
        "CANCELLED           | whatever                                | REFUSED        | status was cancelled",
    })
    void whatAServerSaysIsTold(Status.Code code, String text, LiveException.Kind kind, String sentence) {
        assertTold(plain(), Status.fromCode(code).withDescription(text), kind, sentence);
    }

    @Test
    void whatHasNoConnectionSaysWhy() {
        assertTold(plain(), unavailable(new ConnectTimeoutException("connection timed out after 2000 ms")), UNREACHABLE,
                "no connection within --dial-timeout; the host is down, or packets get lost on the way");
        assertTold(plain(), unavailable(new NoRouteToHostException("No route to host")), UNREACHABLE,
                "there is no way to that host; is it up, and the address right?");
        assertTold(plain(), unavailable(new IOException("Connection reset")), UNREACHABLE,
                "closed the connection without a word; does it speak TLS (https://, --cacert), or is it no etcd?");
    }

    /** What a closed connection means depends on whether it ever worked. */
    @Test
    void whoHasBeenHeardHasOtherReasons() {
        for (Security security : Security.values()) {
            Failures failures = new Failures(ENDPOINT, security);
            failures.heard();
            assertTold(failures, unavailable(new IOException("Connection reset")), UNREACHABLE,
                    "the connection broke; the member has ended, or something between cut it");
            assertTold(failures, Status.UNAVAILABLE.withDescription("Connection closed after GOAWAY. HTTP/2 error code:"
                    + " NO_ERROR, debug data: graceful_stop"), UNREACHABLE,
                    "the connection broke; the member has ended, or something between cut it");
            assertTold(failures, Status.UNAVAILABLE.withDescription("Keepalive failed. The connection is likely gone"),
                    TIMED_OUT,
                    "gave no sign of life any more (--keepalive-timeout); it is paused, or the network is cut");
        }
    }

    @Test
    void tlsThatFailsSaysWhy() {
        assertTold(secured(), unavailable(tls(new CertificateNotYetValidException("NotBefore: tomorrow"))), TLS,
                "its certificate is not valid yet (NotBefore: tomorrow); is a clock wrong?");
        assertTold(secured(), unavailable(tls(new CertificateException("No name matching m1 found"))), TLS,
                "its certificate is not for m1; use a name or address that is in it");
        assertTold(secured(), unavailable(tls(new CertificateException("No subject alternative names present"))), TLS,
                "its certificate is not for m1; use a name or address that is in it");
        assertTold(secured(), unavailable(alert("protocol_version")), TLS, "ended TLS with 'protocol version'");
        assertTold(secured(), unavailable(alert("certificate_required")), TLS,
                "wants a client certificate; give --cert and --key");
        assertTold(secured(), unavailable(new SSLException("something odd")), TLS, "TLS failed: something odd");
    }

    /** Its own cause, in the end. */
    @Test
    void aChainOfCausesThatGoesInACircleIsWalkedOnce() {
        IOException one = new IOException("one");
        one.initCause(new IOException("other", one));
        assertTold(plain(), unavailable(one), UNREACHABLE,
                "closed the connection without a word; does it speak TLS (https://, --cacert), or is it no etcd?");
    }

    @Test
    void theWaitIsTheOneThatWasWaited() {
        LiveException late = plain().of(Asked.toRead("the hash of its keys", Duration.ofMinutes(2)),
                Status.DEADLINE_EXCEEDED.withDescription("deadline exceeded after 120s").asException());
        assertThat(late).hasMessage("https://m1:2379: no answer to the hash of its keys within 2m (--dial-timeout and"
                + " --command-timeout); it may be paused, or too busy");
        assertThat(late.kind()).isEqualTo(TIMED_OUT);
    }

    /** No flag of a connection sets how long is waited for a change, and none of it is read. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DEADLINE_EXCEEDED | deadline exceeded after 300s     | no answer to a defragmentation within 5m; it may be paused, or still at it",
        "UNKNOWN           | etcdserver: user name is empty   | the cluster asks who you are before a defragmentation (user name is empty); use --user NAME, or a client certificate whose CN is a user",
        "PERMISSION_DENIED | etcdserver: permission denied    | the user is not allowed a defragmentation (permission denied), which takes the role root",
        "PERMISSION_DENIED | by a proxy                       | the user is not allowed a defragmentation (by a proxy), which takes the role root",
        "OUT_OF_RANGE      | etcdserver: mvcc: required revision has been compacted | mvcc: required revision has been compacted",
    })
    void aChangeHasWordsOfItsOwn(Status.Code code, String text, String sentence) {
        assertThat(plain().of(Asked.toChange("a defragmentation", Duration.ofMinutes(5)),
                Status.fromCode(code).withDescription(text).asException()))
                .hasMessage("https://m1:2379: " + sentence);
    }

    @Test
    void onlyWhoWeAreIsAboutAccess() {
        for (LiveException.Kind kind : LiveException.Kind.values()) {
            assertThat(new LiveException(kind, "", null).isAboutAccess()).as("%s", kind)
                    .isEqualTo(kind == TLS || kind == AUTHENTICATION || kind == LiveException.Kind.PERMISSION);
        }
    }

    private static Status unavailable(Throwable cause) {
        return Status.UNAVAILABLE.withDescription("io exception").withCause(cause);
    }

    private static SSLHandshakeException tls(CertificateException cause) {
        SSLHandshakeException failure = new SSLHandshakeException("(certificate_unknown) " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }

    private static SSLException alert(String name) {
        return new SSLHandshakeException("(" + name + ") Received fatal alert: " + name);
    }

    private static Failures plain() {
        return new Failures(ENDPOINT, Security.PLAIN);
    }

    private static Failures secured() {
        return new Failures(ENDPOINT, Security.TLS);
    }

    private static void assertTold(Failures failures, Status status, LiveException.Kind kind, String sentence) {
        LiveException failure = failures.of(Asked.toRead("status", Duration.ofSeconds(7)), status.asException());
        assertThat(failure).hasMessage("https://m1:2379: " + sentence);
        assertThat(failure.kind()).isEqualTo(kind);
    }
}
