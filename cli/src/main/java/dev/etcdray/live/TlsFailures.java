package dev.etcdray.live;

import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What TLS means when it fails. */
final class TlsFailures {
    private static final String ALERT = "Received fatal alert: ";

    private TlsFailures() {
    }

    /** A sentence about it; null if this is no failure of TLS. */
    static @Nullable String sentence(Throwable e, String text) {
        // An alert, record type 21 (RFC 8446, 5.1), where HTTP/2 was expected; or the words of Go's HTTP server.
        if (text.contains("first 5 bytes: 1503") || text.contains("HTTP request to an HTTPS server")) {
            return "speaks TLS; use https://, --cacert, and --cert with --key";
        }
        if (Throwables.chain(e).stream().anyMatch(cause -> String.valueOf(cause.getMessage())
                .contains("Connection closed while performing TLS negotiation"))) {
            return "closed the connection instead of speaking TLS; use http:// if it speaks none";
        }
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

    private static @Nullable String ofCause(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case NotSslRecordException plain -> "speaks no TLS; use http:// for it, and no --cacert, --cert or --key";
            case CertificateExpiredException expired -> "its certificate, or one that it is signed by, is expired ("
                    + message + "); renew it on that member";
            case CertificateNotYetValidException early -> "its certificate is not valid yet (" + message
                    + "); is a clock wrong?";
            case CertPathBuilderException path -> "its certificate is not signed by a CA that we trust; is --cacert the"
                    + " CA of this cluster?";
            case CertificateException certificate -> "its certificate is not for this name (" + message
                    + "); use a name or address that is in it";
            case SSLException alert when message.contains(ALERT) -> alert(
                    message.substring(message.indexOf(ALERT) + ALERT.length()));
            default -> null;
        };
    }

    private static String alert(String name) {
        return switch (name) {
            case "certificate_required" -> "wants a client certificate; give --cert and --key";
            case "bad_certificate", "certificate_unknown", "unknown_ca", "certificate_expired" -> "does not take our"
                    + " client certificate (" + name.replace('_', ' ')
                    + "); is --cert signed by the CA that it trusts, for client use, and not expired?";
            default -> "ended TLS with '" + name.replace('_', ' ') + "'";
        };
    }
}
