package dev.etcdray.live;

import io.grpc.Status;
import io.grpc.StatusException;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Says in one sentence what went wrong between us and a member. What etcd answers is its own text (etcd,
 * api/v3rpc/rpctypes/error.go); all else is gRPC's or Java's, and says little by itself.
 */
final class Failures {

    private Failures() {
    }

    /**
     * A call's end.
     *
     * @param what was asked for
     * @param limit how long was waited
     */
    static LiveException of(Endpoint endpoint, String what, StatusException e, Duration limit) {
        Status status = e.getStatus();
        String text = String.valueOf(status.getDescription());
        String message = switch (status.getCode()) {
            case DEADLINE_EXCEEDED -> text.contains("waiting_for_connection")
                    ? "no connection within " + Durations.text(limit)
                            + ": it takes connections and says nothing, or packets"
                            + " get lost on the way"
                    : "no answer to " + what + " within " + Durations.text(limit)
                            + " (--dial-timeout and --command-timeout); it may be paused, or too busy";
            case PERMISSION_DENIED -> "the user may not read " + what + " (" + text + ")";
            default -> "";
        };
        if (!message.isEmpty()) {
            LiveException.Kind kind = status.getCode() == Status.Code.PERMISSION_DENIED
                    ? LiveException.Kind.PERMISSION
                    : LiveException.Kind.TIMED_OUT;
            return new LiveException(kind, endpoint + ": " + message, e);
        }
        // Some calls let the words of etcd's package auth through as they are: HashKV does.
        if (text.startsWith("etcdserver: ") || text.startsWith("auth: ")) {
            return ofServer(endpoint, what, text, e);
        }
        return ofTransport(endpoint, what, text, e);
    }

    private static LiveException ofServer(Endpoint endpoint, String what, String text, StatusException e) {
        String words = text.replaceFirst("^(etcdserver|auth): ", "");
        return switch (words) {
            case "authentication failed, invalid user ID or password" -> new LiveException(
                    LiveException.Kind.AUTHENTICATION, endpoint + ": user or password is wrong; the password is asked"
                            + " for, or taken from ETCDCTL_PASSWORD",
                    e);
            case "user name is empty", "user name not found", "token is not provided",
                    "auth: token is not provided" ->
                new LiveException(
                        LiveException.Kind.AUTHENTICATION, endpoint + ": the cluster asks who you are before it gives "
                                + what + " (" + words
                                + "); use --user NAME, or a client certificate whose CN is a user",
                        e);
            case "invalid auth token" -> new LiveException(LiveException.Kind.AUTHENTICATION,
                    endpoint + ": the token is not valid there, or no more", e);
            case "permission denied" -> new LiveException(LiveException.Kind.PERMISSION,
                    endpoint + ": the user may not read " + what + " (" + text + ")", e);
            case "mvcc: required revision has been compacted" -> new LiveException(LiveException.Kind.COMPACTED,
                    endpoint + ": the revision that was being read has been compacted meanwhile", e);
            default -> new LiveException(LiveException.Kind.REFUSED,
                    endpoint + ": refused " + what + ": " + words, e);
        };
    }

    private static LiveException ofTransport(Endpoint endpoint, String what, String text, StatusException e) {
        String tls = TlsFailures.sentence(e, text);
        if (tls != null) {
            return new LiveException(LiveException.Kind.TLS, endpoint + ": " + tls, e);
        }
        if (text.startsWith("gRPC message exceeds maximum size")) {
            return new LiveException(LiveException.Kind.BROKEN_ANSWER, endpoint + ": the answer to " + what
                    + " is longer than --max-recv-bytes allows", e);
        }
        return switch (e.getStatus().getCode()) {
            case UNAVAILABLE -> new LiveException(LiveException.Kind.UNREACHABLE,
                    endpoint + ": " + unavailable(text, e), e);
            case UNIMPLEMENTED -> new LiveException(LiveException.Kind.REFUSED,
                    endpoint + ": does not know " + what + "; is it an etcd of version 3.4 or later?", e);
            case UNAUTHENTICATED -> new LiveException(LiveException.Kind.AUTHENTICATION,
                    endpoint + ": does not accept who we are for " + what + " (" + text + ")", e);
            default -> new LiveException(LiveException.Kind.REFUSED, endpoint + ": " + what + " failed: "
                    + e.getStatus().getCode() + " " + text, e);
        };
    }

    private static String unavailable(String text, StatusException e) {
        if (text.startsWith("Keepalive failed")) {
            return "gave no sign of life any more (--keepalive-timeout); it is paused, or the network is cut";
        }
        if (text.equals("Network closed for unknown reason")) {
            // What a server that wants TLS does when its alert does not get through in time; proxies do it, too.
            return "closed the connection before it said anything; if it wants TLS, use https:// or --cacert";
        }
        List<Throwable> causes = Throwables.chain(e);
        // Netty's own says more than the JDK's below it.
        Throwable telling = causes.stream().filter(ConnectTimeoutException.class::isInstance).findFirst()
                .orElse(causes.getLast());
        return switch (telling) {
            case UnknownHostException unknown -> "there is no host of that name";
            case ConnectTimeoutException slow -> "no connection within --dial-timeout; the host is"
                    + " down, or packets get lost on the way";
            case ConnectException refused -> "nobody listens there (connection refused); is the port right and"
                    + " etcd running?";
            case IOException io when io.getMessage() != null -> "the connection broke: " + io.getMessage();
            default -> "the connection broke (" + text + ")";
        };
    }
}
