package dev.etcdray.live;

import java.net.Inet6Address;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a member listens for clients.
 *
 * @param text as the user or the cluster wrote it, for messages
 * @param scheme how it is spoken to
 * @param host name or address; an IPv6 address without brackets
 * @param port TCP port
 */
public record Endpoint(String text, Scheme scheme, String host, int port) {
    private static final int DEFAULT_PORT = 2379;
    private static final int MOST_PORT = 65_535;
    /** A host, or an address in brackets, and a port. */
    private static final Pattern PLACE = Pattern.compile("(\\[[^]]*]|[^:\\[\\]]*)(?::(.*))?");
    /** What Java takes for the name of a host in a URI. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    /** etcdctl's default. */
    public static final Endpoint DEFAULT = parse("127.0.0.1:2379");

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
        if (isIpv6(rest)) {
            return new Endpoint(text, scheme, rest, DEFAULT_PORT);
        }
        Matcher place = PLACE.matcher(rest);
        if (!place.matches()) {
            throw noHost(text);
        }
        String port = place.group(2);
        return new Endpoint(text, scheme, host(place.group(1), text), port == null ? DEFAULT_PORT : port(port, text));
    }

    private static String host(String written, String text) {
        if (written.startsWith("[")) {
            String address = written.substring(1, written.length() - 1);
            if (isIpv6(address)) {
                return address;
            }
        } else if (NAME.matcher(written).matches()) {
            return written;
        } else if (written.indexOf('_') >= 0) {
            throw new IllegalArgumentException("endpoint '" + text + "' has '_' in its host, which Java takes in no"
                    + " host name; use its address");
        }
        throw noHost(text);
    }

    private static boolean isIpv6(String address) {
        if (address.startsWith("[")) {
            return false; // It would be taken, brackets and all.
        }
        try {
            Inet6Address.ofLiteral(address.replaceFirst("%.+$", "")); // Which zones there are is for the system to say.
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static IllegalArgumentException noHost(String text) {
        return new IllegalArgumentException("endpoint '" + text + "' has no host; write it as 127.0.0.1:2379,"
                + " [::1]:2379 or https://HOST:2379");
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

    private static int port(String digits, String text) {
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("endpoint '" + text + "' has the port '" + digits + "', no number");
        }
        int port = Integer.parseInt(digits);
        if (port == 0 || port > MOST_PORT) {
            throw new IllegalArgumentException("endpoint '" + text + "' has port " + digits
                    + "; ports are 1 to 65535");
        }
        return port;
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
