package dev.etcdray.live;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user said of TLS, as etcdctl's flags of the same names.
 *
 * @param cacert PEM file of the CAs that servers are trusted by; null = those of the Java runtime
 * @param cert PEM file of the client's certificate and what it is signed by; null = none
 * @param key PEM file of its private key; null = it stands in the certificate's file
 * @param skipVerify whether to take any server certificate
 * @param wanted whether to speak TLS to endpoints without a scheme even if no file is given
 * @param serverName the name that server certificates must be for; null = the endpoint's host
 */
public record TlsFiles(@Nullable Path cacert, @Nullable Path cert, @Nullable Path key, boolean skipVerify,
        boolean wanted, @Nullable String serverName) {
    /** Nothing said. */
    public static final TlsFiles NONE = new TlsFiles(null, null, null, false, false, null);

    /** Whether an endpoint is spoken to over TLS. */
    boolean isFor(Endpoint endpoint) {
        return switch (endpoint.scheme()) {
            case HTTP -> false;
            case HTTPS -> true;
            case NONE -> wanted || cacert != null || cert != null || key != null;
        };
    }
}
