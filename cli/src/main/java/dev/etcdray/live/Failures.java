package dev.etcdray.live;

import io.grpc.StatusException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http2.Http2Exception;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence what went wrong between us and a member. What etcd answers is its own text (etcd,
 * api/v3rpc/rpctypes/error.go); all else is gRPC's or Java's, and says little by itself.
 */
final class Failures {
    /** Before 3.6 some calls end with an error of the package auth as it is, and without a code. */
    private static final Pattern SERVER = Pattern.compile("(?:etcdserver|auth): (.*)", Pattern.DOTALL);

    private final Endpoint endpoint;
    private final TlsFailures tls;
    private volatile boolean heard;

    Failures(Endpoint endpoint, Security security) {
        this.endpoint = endpoint;
        this.tls = new TlsFailures(endpoint, security);
    }

    /** The member has answered: from now on a connection that ends does so for other reasons than TLS. */
    void heard() {
        heard = true;
    }

    /** A call's end. */
    LiveException of(Asked asked, StatusException e) {
        return ofServer(e).map(words -> ofServer(asked, words, e))
                .orElseGet(() -> ofTransport(asked, String.valueOf(e.getStatus().getDescription()), e));
    }

    /** What etcd itself answered, without the name of the package before it; empty if it was not etcd that ended it. */
    static Optional<String> ofServer(StatusException e) {
        Matcher server = SERVER.matcher(String.valueOf(e.getStatus().getDescription()));
        return server.matches() ? Optional.of(server.group(1)) : Optional.empty();
    }

    private LiveException ofServer(Asked asked, String words, StatusException e) {
        return switch (words) {
            case "authentication failed, invalid user ID or password" -> told(LiveException.Kind.AUTHENTICATION,
                    "user or password is wrong; the password is asked for, or taken from ETCDCTL_PASSWORD", e);
            case "user name is empty", "user name not found", "token is not provided" -> told(
                    LiveException.Kind.AUTHENTICATION, "the cluster asks who you are before " + asked.before() + " ("
                            + words + "); use --user NAME, or a client certificate whose CN is a user",
                    e);
            case "invalid auth token" -> told(LiveException.Kind.AUTHENTICATION,
                    "the token is not valid there, or no more", e);
            case "permission denied" -> told(LiveException.Kind.PERMISSION, asked.denied(words), e);
            case "mvcc: required revision has been compacted" -> told(LiveException.Kind.COMPACTED,
                    asked.isChange() ? words : "the revision that was being read has been compacted meanwhile", e);
            default -> told(LiveException.Kind.REFUSED, "refused " + asked.what() + ": " + words, e);
        };
    }

    private LiveException ofTransport(Asked asked, String text, StatusException e) {
        String what = asked.what();
        return switch (e.getStatus().getCode()) {
            case DEADLINE_EXCEEDED -> told(LiveException.Kind.TIMED_OUT, late(asked, text), e);
            case UNAVAILABLE, INTERNAL -> ofConnection(what, text, e);
            case PERMISSION_DENIED -> told(LiveException.Kind.PERMISSION, asked.denied(text), e);
            case UNAUTHENTICATED -> told(LiveException.Kind.AUTHENTICATION,
                    "does not accept who we are for " + what + " (" + text + ")", e);
            case UNIMPLEMENTED -> told(LiveException.Kind.REFUSED,
                    "does not know " + what + "; is it an etcd of version 3.4 or later?", e);
            case RESOURCE_EXHAUSTED -> told(LiveException.Kind.BROKEN_ANSWER,
                    text.startsWith("gRPC message exceeds maximum size")
                            ? "the answer to " + what + " is longer than --max-recv-bytes allows"
                            : "has no room for " + what + " (" + text + ")",
                    e);
            case CANCELLED -> cancelled(what, e);
            default -> told(LiveException.Kind.REFUSED, "gave no usable answer to " + what + " (" + text + ")", e);
        };
    }

    private static String late(Asked asked, String text) {
        String within = " within " + asked.within() + "; it may be paused, ";
        // gRPC's own words for a call that never left.
        return text.contains("was_still_waiting") || text.contains("waiting_for_connection")
                ? "no connection" + within + "or be no etcd"
                : "no answer to " + asked.what() + within + (asked.isChange() ? "or still at it" : "or too busy");
    }

    private LiveException cancelled(String what, StatusException e) {
        return told(LiveException.Kind.REFUSED, what + " was cancelled", e);
    }

    private LiveException ofConnection(String what, String text, StatusException e) {
        if (text.startsWith("Channel shutdown")) {
            return cancelled(what, e);
        }
        String secured = tls.sentence(e);
        if (secured != null) {
            return told(LiveException.Kind.TLS, secured, e);
        }
        if (text.startsWith("Keepalive failed")) {
            return told(LiveException.Kind.TIMED_OUT,
                    "gave no sign of life any more (--keepalive-timeout); it is paused, or the network is cut", e);
        }
        List<Throwable> causes = Throwables.chain(e);
        for (Throwable cause : causes) {
            String reason = reason(cause);
            if (reason != null) {
                return told(LiveException.Kind.UNREACHABLE, reason, e);
            }
        }
        if (heard) {
            return told(LiveException.Kind.UNREACHABLE,
                    "the connection broke; the member has ended, or something between cut it", e);
        }
        return causes.stream().filter(Http2Exception.class::isInstance).findFirst()
                .map(other -> told(LiveException.Kind.BROKEN_ANSWER, ofOther(String.valueOf(other.getMessage())), e))
                .orElseGet(() -> tls.closed(e));
    }

    /** Something answered, and not in HTTP/2: an alert is of record type 21, version 3 (RFC 8446, 5.1). */
    private static String ofOther(String message) {
        return message.contains("first 5 bytes: 1503")
                ? "speaks TLS; use https://, --cacert, and --cert with --key"
                : "answers, but not as etcd does; is it the port for clients?";
    }

    /** Why there is no connection; null if this does not tell. */
    private static @Nullable String reason(Throwable cause) {
        return switch (cause) {
            case UnknownHostException unknown -> "there is no host of that name";
            case ConnectTimeoutException slow -> "no connection within --dial-timeout; the host is down, or packets get"
                    + " lost on the way";
            case NoRouteToHostException away -> "there is no way to that host; is it up, and the address right?";
            case ConnectException refused -> "nobody listens there (connection refused); is the port right and etcd"
                    + " running?";
            default -> null;
        };
    }

    private LiveException told(LiveException.Kind kind, String sentence, StatusException e) {
        return new LiveException(kind, endpoint + ": " + sentence, e);
    }
}
