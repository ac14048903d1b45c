package dev.etcdray.live;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a cluster. Names and defaults are etcdctl's.
 *
 * @param endpoints where members listen; at least one
 * @param cluster whether to go on from there to all endpoints that the member list names
 * @param tls the files of TLS
 * @param user who to log in as; null = nobody
 * @param dialTimeout longest wait for a connection
 * @param commandTimeout longest wait for an answer; a stream may be silent for 30 s, or for this if it is longer
 * @param keepaliveTime how long a connection may be silent before it is asked for a sign of life; below 10 s counts as
 *        10 s (grpc-java, as grpc-go)
 * @param keepaliveTimeout longest wait for that sign
 * @param maxRecvBytes longest answer that is taken
 */
public record ConnectSettings(List<Endpoint> endpoints, boolean cluster, TlsFiles tls, @Nullable Login user,
        Duration dialTimeout, Duration commandTimeout, Duration keepaliveTime, Duration keepaliveTimeout,
        int maxRecvBytes) {

    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);

    /** Copies the list. */
    public ConnectSettings {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("no endpoint");
        }
    }

    /** How long a stream may be silent: never less than a busy disk may need between two chunks. */
    Duration patience() {
        return commandTimeout.compareTo(LEAST_PATIENCE) > 0 ? commandTimeout : LEAST_PATIENCE;
    }

    /** One user. */
    public sealed interface Login {
    }

    /**
     * By name and password.
     *
     * @param name the user
     * @param password theirs
     */
    public record Password(String name, Secret password) implements Login {}

    /**
     * By a token that somebody else signed.
     *
     * @param jwt the token
     */
    public record Token(Secret jwt) implements Login {}
}
