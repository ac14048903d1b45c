package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.live.Endpoint;
import dev.etcdray.live.LiveException;
import dev.etcdray.live.SrvDiscovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where to ask: what the DNS says, else what is listed, else etcdctl's default. */
final class EndpointArguments {
    private final ConnectOptions raw;
    private final Console console;
    private final SrvDiscovery discovery;

    EndpointArguments(ConnectOptions raw, Console console, SrvDiscovery discovery) {
        this.raw = raw;
        this.console = console;
        this.discovery = discovery;
    }

    /** The list as given; null if there is none. */
    static @Nullable GivenFlag listed(ConnectOptions raw, Map<String, String> environment) {
        List<String> flags = raw.flags.endpoints;
        return GivenFlag.of("--endpoints", flags.isEmpty() ? null : String.join(",", flags), environment);
    }

    /**
     * The domain whose records are asked for.
     *
     * @throws UsageException if it is no name
     */
    static @Nullable String domain(ConnectOptions raw, Map<String, String> environment) throws UsageException {
        return name(GivenFlag.of("--discovery-srv", raw.flags.discoverySrv, environment));
    }

    List<Endpoint> endpoints() throws LiveException, UsageException {
        GivenFlag listed = listed(raw, console.environment());
        List<Endpoint> all = listed == null ? List.of(Endpoint.DEFAULT) : parse(listed);
        String domain = domain(raw, console.environment());
        if (domain == null) {
            return all;
        }
        List<Endpoint> discovered = discovered(domain);
        if (discovered.isEmpty() && listed == null) {
            throw new UsageException("--discovery-srv " + domain + " names endpoints without TLS only, and"
                    + " --insecure-discovery=false leaves them out");
        }
        return discovered.isEmpty() ? all : discovered;
    }

    private List<Endpoint> discovered(String domain) throws LiveException, UsageException {
        String name = name(GivenFlag.of("--discovery-srv-name", raw.flags.discoverySrvName, console.environment()));
        List<Endpoint> taken = new ArrayList<>();
        for (Endpoint endpoint : discovery.endpoints(domain, name)) {
            if (endpoint.scheme() == Endpoint.Scheme.HTTPS || ConnectArguments.insecureDiscovery(raw, console)) {
                taken.add(endpoint);
            } else {
                console.warn("endpoint " + endpoint + " from the DNS speaks no TLS and is left out");
            }
        }
        return taken;
    }

    private static List<Endpoint> parse(GivenFlag listed) throws UsageException {
        List<Endpoint> endpoints = new ArrayList<>();
        for (String text : listed.text().split(",", -1)) {
            if (text.isBlank()) {
                throw new UsageException(listed.origin() + " has an empty entry; give HOST:PORT, separated by commas");
            }
            try {
                endpoints.add(Endpoint.parse(text));
            } catch (IllegalArgumentException e) {
                throw new UsageException(listed.origin() + ": " + e.getMessage(), e);
            }
        }
        return endpoints;
    }

    /** JNDI would read a slash or a backslash in its own way. */
    private static @Nullable String name(@Nullable GivenFlag flag) throws UsageException {
        if (flag == null) {
            return null;
        }
        if (!flag.text().matches("[A-Za-z0-9_.-]+")) {
            throw new UsageException(flag.origin() + " is '" + flag.text() + "', no name of the DNS");
        }
        return flag.text();
    }
}
