package dev.etcdray.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How to reach a live cluster: etcdctl's flags, with its names and defaults. {@link ConnectArguments} says what they mean. */
final class ConnectOptions {
    @ArgGroup(validate = false, exclusive = false, heading = "%nLive cluster (etcdctl's flags; ETCDCTL_* variables are read, the flag wins):%n")
    Flags flags = new Flags();

    /** Whether the command line or a variable names endpoints at all: else the default is asked, or nobody. */
    boolean isGiven(Map<String, String> environment) {
        return EndpointArguments.listed(this, environment) != null
                || GivenFlag.of("--discovery-srv", flags.discoverySrv, environment) != null;
    }

    /** The flags, as given; null = not given. */
    static final class Flags {
        @Option(names = "--endpoints", paramLabel = "LIST", description = "Where members listen, separated by commas (default: 127.0.0.1:2379).")
        List<String> endpoints = new ArrayList<>();

        @Option(names = "--cluster", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL", converter = GoBoolean.class, description = "Go on from there to all endpoints that the member list names.")
        @Nullable
        Boolean cluster;

        @Option(names = "--cacert", paramLabel = "FILE", description = "PEM file of the CAs that members' certificates are to be signed by.")
        @Nullable
        String cacert;

        @Option(names = "--cert", paramLabel = "FILE", description = "PEM file of the client certificate.")
        @Nullable
        String cert;

        @Option(names = "--key", paramLabel = "FILE", description = "PEM file of its private key.")
        @Nullable
        String key;

        @Option(names = "--user", paramLabel = "NAME", description = "Log in as this user; NAME:PASSWORD is taken, too. Without a password it is asked for.")
        @Nullable
        String user;

        @Option(names = "--password", paramLabel = "PASSWORD", description = "Password of --user. ETCDCTL_PASSWORD keeps it out of the list of processes.")
        @Nullable
        String password;

        @Option(names = "--auth-jwt-token", paramLabel = "TOKEN", description = "Log in with this token instead of --user.")
        @Nullable
        String authJwtToken;

        @Option(names = "--dial-timeout", paramLabel = "TIME", description = "Longest wait for a connection (default: 2s).")
        @Nullable
        String dialTimeout;

        @Option(names = "--command-timeout", paramLabel = "TIME", description = "Longest wait for an answer behind that (default: 5s).")
        @Nullable
        String commandTimeout;

        @Option(names = "--keepalive-time", paramLabel = "TIME", description = "How long a connection may be silent before it is tested (default: 2s).")
        @Nullable
        String keepaliveTime;

        @Option(names = "--keepalive-timeout", paramLabel = "TIME", description = "Longest wait for the answer to that test (default: 6s).")
        @Nullable
        String keepaliveTimeout;

        @Option(names = "--insecure-skip-tls-verify", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL", converter = GoBoolean.class, description = "Take any certificate of a member.")
        @Nullable
        Boolean insecureSkipTlsVerify;

        @Option(names = "--insecure-transport", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL", converter = GoBoolean.class, description = "No TLS to endpoints without https://, unless a file of TLS is given (default: true).")
        @Nullable
        Boolean insecureTransport;

        @Option(names = {"-d",
            "--discovery-srv"}, paramLabel = "DOMAIN", description = "Ask the DNS for the endpoints: SRV records of this domain.")
        @Nullable
        String discoverySrv;

        @Option(names = "--discovery-srv-name", paramLabel = "NAME", description = "Suffix of the service in these records: _etcd-client-ssl-NAME.")
        @Nullable
        String discoverySrvName;

        @Option(names = "--insecure-discovery", arity = "0..1", fallbackValue = "true", paramLabel = "BOOL", converter = GoBoolean.class, description = "Take endpoints without TLS from these records (default: true).")
        @Nullable
        Boolean insecureDiscovery;

        @Option(names = "--max-recv-bytes", paramLabel = "N", description = "Longest answer that is taken (default: 0, 2 GiB).")
        @Nullable
        String maxRecvBytes;
    }
}
