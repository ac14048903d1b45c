package dev.etcdray.live;

import java.util.Locale;

/**
 * Where a member listens for clients.
 *
 * @param text as the user or the cluster wrote it, for messages
 * @param scheme how it is spoken to
 * @param host name or address; an IPv6 address without brackets
 * @param port TCP port
 */
public record Endpoint(String text, Scheme scheme, String host, int port) {
    /** etcdctl's default. */
    public static final Endpoint DEFAULT = parse("127.0.0.1:2379");

    private static final int DEFAULT_PORT = 2379;
    private static final int MOST_PORT = 65_535;

    /** What an endpoint says of TLS (etcd, client/v3/internal/endpoint: RequiresCredentials). */
    public enum Scheme {
        /** {@code http://}: never TLS. */
        HTTP,
        /** {@code https://}: always TLS. */
        HTTPS,
        /** No scheme: TLS if any of its options is set. */
        NONE
    }

    /**
     * Reads {@code host:port}, {@code http://host:port} or {@code https://host:port}; the port may be left out, a path
     * behind it is dropped.
     *
     * @throws IllegalArgumentException with a sentence if it is something else
     */
    public static Endpoint parse(String given) {
        String text = given.strip();
        Scheme scheme = Scheme.NONE;
        String rest = text;
        int colons = text.indexOf("://");
        if (colons >= 0) {
            scheme = scheme(text.substring(0, colons), text);
            rest = text.substring(colons + 3).replaceFirst("/.*$", "");
        } else if (text.startsWith("unix:")) {
            throw noSocket(text);
        }
        if (rest.indexOf('@') >= 0) {
            // Not shown: what stands before it may be a password.
            throw new IllegalArgumentException("an endpoint names a user (@); give it with --user");
        }
        int portColon = portColon(rest);
        String host = (portColon < 0 ? rest : rest.substring(0, portColon)).replaceFirst("^\\[(.*)]$", "$1");
        if (host.isEmpty() || host.indexOf('/') >= 0 || host.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("endpoint '" + text + "' has no host; write it as 127.0.0.1:2379 or"
                    + " https://HOST:2379");
        }
        return new Endpoint(text, scheme, host,
                portColon < 0 ? DEFAULT_PORT : port(rest.substring(portColon + 1), text));
    }

    private static Scheme scheme(String name, String text) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "http" -> Scheme.HTTP;
            case "https" -> Scheme.HTTPS;
            case "unix", "unixs" -> throw noSocket(text);
            default -> throw new IllegalArgumentException("endpoint '" + text + "' starts with '" + name
                    + "://'; http:// and https:// are known");
        };
    }

    private static IllegalArgumentException noSocket(String text) {
        return new IllegalArgumentException("endpoint '" + text + "' is a Unix socket; etcdray speaks TCP only");
    }

    /** Index of the colon before the port; -1 if there is none. An IPv6 address without brackets has no port. */
    private static int portColon(String rest) {
        int last = rest.lastIndexOf(':');
        boolean bracketed = rest.startsWith("[");
        if (bracketed) {
            return last > rest.indexOf(']') ? last : -1;
        }
        return last == rest.indexOf(':') ? last : -1;
    }

    private static int port(String digits, String text) {
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port <= MOST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("endpoint '" + text + "' has the port '" + digits + "', no number", e);
        }
        throw new IllegalArgumentException("endpoint '" + text + "' has port " + digits + "; ports are 1 to 65535");
    }

    /** Host and port as they stand in a URL. */
    public String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return text;
    }
}
