package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.live.ConnectSettings;
import dev.etcdray.live.SrvDiscovery;
import dev.etcdray.live.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What etcdctl's flags come to: the flag, else its ETCDCTL_ variable, else its default. */
final class ConnectArguments {
    private final ConnectOptions raw;
    private final Map<String, String> environment;

    private ConnectArguments(ConnectOptions raw, Map<String, String> environment) {
        this.raw = raw;
        this.environment = environment;
    }

    /**
     * The settings; may ask the DNS, and for a password.
     *
     * @throws UsageException if a flag or a variable cannot be meant so
     * @throws dev.etcdray.live.LiveException if the DNS names no endpoint
     */
    static ConnectSettings of(ConnectOptions raw, Console console) throws IOException, UsageException {
        return of(raw, console, SrvDiscovery.ofSystem());
    }

    /** The same with other DNS servers than the system's. */
    static ConnectSettings of(ConnectOptions raw, Console console, SrvDiscovery discovery)
            throws IOException, UsageException {
        ConnectArguments given = new ConnectArguments(raw, console.environment());
        ConnectOptions.Flags flags = raw.flags;
        boolean cluster = given.bool("--cluster", flags.cluster, false);
        TlsFiles tls = given.tls();
        Duration dial = given.duration("--dial-timeout", flags.dialTimeout, 2);
        Duration command = given.duration("--command-timeout", flags.commandTimeout, 5);
        Duration keepalive = given.duration("--keepalive-time", flags.keepaliveTime, 2);
        Duration keepaliveTimeout = given.duration("--keepalive-timeout", flags.keepaliveTimeout, 6);
        int maxRecvBytes = given.maxRecvBytes();
        // Last, as they ask: who waits for the DNS or types a password has no mistakes left to be told of.
        return new ConnectSettings(new EndpointArguments(raw, console, discovery).endpoints(), cluster, tls,
                new LoginArguments(raw, console).login(), dial, command, keepalive, keepaliveTimeout, maxRecvBytes);
    }

    /** Whether endpoints without TLS are taken from the DNS. */
    static boolean insecureDiscovery(ConnectOptions raw, Console console) throws UsageException {
        return new ConnectArguments(raw, console.environment()).insecureDiscovery();
    }

    private boolean insecureDiscovery() throws UsageException {
        return bool("--insecure-discovery", raw.flags.insecureDiscovery, true);
    }

    private TlsFiles tls() throws UsageException {
        // etcdctl: whoever trusts no record without TLS wants certificates for the domain that was asked for.
        String serverName = insecureDiscovery() ? null : EndpointArguments.domain(raw, environment);
        boolean wanted = serverName != null || !bool("--insecure-transport", raw.flags.insecureTransport, true);
        return new TlsFiles(file("--cacert", raw.flags.cacert), file("--cert", raw.flags.cert),
                file("--key", raw.flags.key),
                bool("--insecure-skip-tls-verify", raw.flags.insecureSkipTlsVerify, false), wanted, serverName);
    }

    private @Nullable Path file(String flag, @Nullable String value) throws UsageException {
        GivenFlag given = GivenFlag.of(flag, value, environment);
        if (given == null) {
            return null;
        }
        if (given.text().isEmpty()) {
            throw new UsageException(flag + " is empty; give a file, or leave it out");
        }
        return PathArguments.path(given.text());
    }

    private boolean bool(String flag, @Nullable Boolean value, boolean usual) throws UsageException {
        GivenFlag given = GivenFlag.of(flag, value == null ? null : value.toString(), environment);
        try {
            return given == null ? usual : new GoBoolean().convert(given.text());
        } catch (picocli.CommandLine.TypeConversionException e) {
            throw new UsageException(given.origin() + ": " + e.getMessage(), e);
        }
    }

    private Duration duration(String flag, @Nullable String value, long usualSeconds) throws UsageException {
        GivenFlag given = GivenFlag.of(flag, value, environment);
        return given == null ? Duration.ofSeconds(usualSeconds) : DurationArgument.of(given);
    }

    /** 0 is as much as gRPC takes, as in etcdctl. */
    private int maxRecvBytes() throws UsageException {
        GivenFlag given = GivenFlag.of("--max-recv-bytes", raw.flags.maxRecvBytes, environment);
        String text = given == null ? "0" : given.text().strip();
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > Integer.MAX_VALUE) {
            throw new UsageException(given + " is '" + text + "'; it takes 0 to " + Integer.MAX_VALUE);
        }
        int bytes = Integer.parseInt(text);
        return bytes == 0 ? Integer.MAX_VALUE : bytes;
    }
}
