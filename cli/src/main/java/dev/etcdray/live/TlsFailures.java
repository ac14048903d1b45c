package dev.etcdray.live;

import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What TLS means when it fails. */
final class TlsFailures {
    private static final String ALERT = "Received fatal alert: ";
    /** The JDK's words (sun.security.util.HostnameChecker). */
    private static final Pattern OTHER_NAME = Pattern
            .compile("No (?:subject alternative (?:DNS )?|)names? matching (?:IP"
                    + " address )?(\\S+) found");
    private static final String WANTS = "wants a client certificate; give --cert and --key";
    private static final String CLIENT_CERTIFICATE = "; is --cert signed by the CA that it trusts, for client use, and"
            + " not expired?";

    private final Endpoint endpoint;
    private final Security security;

    TlsFailures(Endpoint endpoint, Security security) {
        this.endpoint = endpoint;
        this.security = security;
    }

    /** A sentence about it; null if this is no failure of TLS. */
    @Nullable
    String sentence(Throwable e) {
        // The deepest says most: a path that cannot be built is a CertificateException above it.
        List<Throwable> causes = Throwables.chain(e).reversed();
        for (Throwable cause : causes) {
            String sentence = ofCause(cause);
            if (sentence != null) {
                return sentence;
            }
        }
        return causes.stream().anyMatch(SSLException.class::isInstance)
                ? "TLS failed: " + causes.getFirst().getMessage()
                : null;
    }

    private @Nullable String ofCause(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case NotSslRecordException plain -> "speaks no TLS; use http:// for it, and no --cacert, --cert or --key";
            case CertificateExpiredException expired -> "its certificate, or one that it is signed by, is expired ("
                    + message + "); renew it on that member";
            case CertificateNotYetValidException early -> "its certificate is not valid yet (" + message
                    + "); is a clock wrong?";
            case CertPathBuilderException path -> "its certificate is not signed by a CA that we trust; is --cacert the"
                    + " CA of this cluster?";
            case CertificateException certificate -> otherName(message);
            case SSLException alert when message.contains(ALERT) -> alert(
                    message.substring(message.indexOf(ALERT) + ALERT.length()));
            default -> null;
        };
    }

    private String otherName(String message) {
        Matcher matcher = OTHER_NAME.matcher(message);
        return "its certificate is not for " + (matcher.find() ? matcher.group(1) : endpoint.host())
                + "; use a name or address that is in it";
    }

    private String alert(String name) {
        return switch (name) {
            case "certificate_required" -> WANTS;
            case "bad_certificate", "certificate_unknown", "unknown_ca", "certificate_expired",
                    "unsupported_certificate" ->
                security == Security.MUTUAL_TLS
                        ? "does not take our client certificate (" + name.replace('_', ' ') + ")" + CLIENT_CERTIFICATE
                        : WANTS;
            default -> "ended TLS with '" + name.replace('_', ' ') + "'";
        };
    }

    /**
     * A connection that was closed before the first answer. In TLS 1.3 a client is done before the server has seen its
     * certificate; the alert with the reason may be lost when the server closes.
     */
    LiveException closed(Throwable e) {
        boolean agreed = !String.valueOf(e.getMessage()).contains("while performing TLS negotiation");
        return switch (security) {
            case PLAIN -> new LiveException(LiveException.Kind.UNREACHABLE, endpoint + ": closed the connection without"
                    + " a word; does it speak TLS (https://, --cacert), or is it no etcd?", e);
            case TLS -> told(agreed
                    ? "closed the connection once TLS was agreed on, as a member does that wants a client certificate;"
                            + " give --cert and --key"
                    : noTls(), e);
            case MUTUAL_TLS -> told(agreed
                    ? "closed the connection once TLS was agreed on, as a member does that does not take our client"
                            + " certificate" + CLIENT_CERTIFICATE
                    : noTls(), e);
        };
    }

    private static String noTls() {
        return "closed the connection when asked for TLS; if it speaks none, use http:// for it, and no --cacert,"
                + " --cert or --key";
    }

    private LiveException told(String sentence, Throwable e) {
        return new LiveException(LiveException.Kind.TLS, endpoint + ": " + sentence, e);
    }
}
