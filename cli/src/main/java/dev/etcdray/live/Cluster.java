package dev.etcdray.live;

import io.etcd.jetcd.api.HashKVResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The members that the settings lead to, a connection each, made when first used. */
public final class Cluster implements AutoCloseable {
    private static final Duration LEAST_HASH_PATIENCE = Duration.ofMinutes(2);
    /** A member forgets a token that it has not seen for five minutes (etcd, server/auth/simple_token.go). */
    private static final Duration TOKEN_AGE = Duration.ofMinutes(2);

    private final ConnectSettings settings;
    private final TlsMaterial material;
    private final Channels channels;
    private final Metrics metrics;
    private final Session session = new Session();
    private final LogIn logIn;
    private final Map<Endpoint, MemberClient> clients = new ConcurrentHashMap<>();

    private Cluster(ConnectSettings settings, TlsMaterial material, Duration tokenAge) throws IOException {
        this.settings = settings;
        this.material = material;
        this.channels = new Channels(settings, material);
        this.metrics = new Metrics(settings, material);
        this.logIn = new LogIn(this, session, settings.user(), tokenAge);
    }

    /**
     * Reads the files of TLS and logs in, if a user is given.
     *
     * @throws LiveException if a file cannot be used, or the user is refused
     * @throws java.nio.file.NoSuchFileException if a file of TLS is missing
     */
    public static Cluster connect(ConnectSettings settings) throws IOException {
        return connect(settings, TOKEN_AGE);
    }

    /** The same with another age at which a token is replaced. */
    static Cluster connect(ConnectSettings settings, Duration tokenAge) throws IOException {
        Cluster cluster = new Cluster(settings, TlsMaterial.read(settings.tls()), tokenAge);
        try {
            cluster.logIn.begin();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** Logs in again when the token is old, or was refused. */
    void keepLoggedIn() throws LiveException {
        logIn.keep();
    }

    /** The user that we are to etcd, by name or by certificate; null if none that we know of. */
    @Nullable
    String user() {
        return switch (settings.user()) {
            case ConnectSettings.Password password -> password.name();
            case ConnectSettings.Token token -> null;
            case null -> material.commonName();
        };
    }

    /** Where to ask. */
    public List<Endpoint> endpoints() {
        return settings.endpoints();
    }

    /** Asks every member for its status, all at once; those that do not answer are in the list, too. */
    public List<MemberView> look() throws LiveException {
        Map<Endpoint, @Nullable String> named = settings.cluster() ? expanded() : new LinkedHashMap<>();
        if (!settings.cluster()) {
            settings.endpoints().forEach(endpoint -> named.put(endpoint, null));
        }
        List<MemberView> views = Parallel.map(named.keySet(), this::look);
        return withNames(views);
    }

    /** Asks one member. */
    MemberView look(Endpoint endpoint) {
        try {
            MemberStatus status = MemberStatus.of(client(endpoint).status());
            return new MemberView(endpoint, null, new MemberView.Up(
                    status.quota() == null ? status.withQuota(metrics.quota(endpoint)) : status));
        } catch (LiveException e) {
            return new MemberView(endpoint, null, new MemberView.Down(e));
        }
    }

    /** All endpoints that the members tell, by whoever tells them first. */
    private Map<Endpoint, @Nullable String> expanded() throws LiveException {
        return AdvertisedEndpoints.of(Parallel.first(settings.endpoints().stream().distinct().toList(),
                endpoint -> client(endpoint).members()));
    }

    /**
     * The members of a cluster.
     *
     * @param names by id, unsigned; empty if no list was to be had
     */
    public record Members(Map<Long, String> names) {
        /** Copies the map. */
        public Members {
            names = Map.copyOf(names);
        }
    }

    /** The members that one of them knows of; without any if it does not tell: they are for reading only. */
    public Members members(MemberChoice choice) {
        try {
            return new Members(MemberNames.of(client(choice.member().endpoint()).members()).byId());
        } catch (LiveException e) {
            return new Members(Map.of());
        }
    }

    /** With names from the first member that tells them; without any if none does: they are for reading only. */
    private List<MemberView> withNames(List<MemberView> views) {
        for (MemberView view : views) {
            if (view.status() != null) {
                try {
                    MemberNames names = MemberNames.of(client(view.endpoint()).members());
                    return views.stream().map(each -> each.named(names.of(each))).toList();
                } catch (LiveException e) {
                    // It has just answered; the next one may still do.
                }
            }
        }
        return views;
    }

    /**
     * Has a member hash its keys and their history up to a revision. It reads all of them: ask one after the other.
     *
     * @param revision at which; 0 = its newest
     * @throws LiveException if it does not answer within two minutes (longer if the settings say so), has compacted the
     *         revision, or wants root for it
     */
    public MemberHash hashKv(Endpoint endpoint, long revision) throws LiveException {
        Duration command = settings.commandTimeout();
        Duration patience = command.compareTo(LEAST_HASH_PATIENCE) > 0 ? command : LEAST_HASH_PATIENCE;
        MemberClient client = client(endpoint);
        try {
            return MemberHash.of(client.hashKv(revision, patience));
        } catch (LiveException e) {
            if (e.kind() != LiveException.Kind.COMPACTED) {
                throw e;
            }
            // Right behind a compaction at its newest revision a member refuses that by number, and hashes it as "newest"
            // (etcd, server/storage/mvcc/kvstore.go: hashByRev).
            HashKVResponse newest = client.hashKv(0, patience);
            if (newest.getHeader().getRevision() != revision) {
                throw e;
            }
            return MemberHash.of(newest);
        }
    }

    /** What somebody does who looks after it. */
    public Operations operations() {
        return new Operations(this);
    }

    Metrics metrics() {
        return metrics;
    }

    /** The connection to a member. */
    MemberClient client(Endpoint endpoint) {
        return clients.computeIfAbsent(endpoint, to -> new MemberClient(to,
                material.security(settings.tls().isFor(to)), new MemberChannel(() -> channels.open(to)), session,
                limit()));
    }

    /** Longest wait for an answer, the connection included. */
    private Duration limit() {
        return settings.dialTimeout().plus(settings.commandTimeout());
    }

    /** Longest silence of a stream that is borne. */
    Duration patience() {
        return settings.patience();
    }

    /** Longest answer that is taken. */
    int maxRecvBytes() {
        return settings.maxRecvBytes();
    }

    /** Ends all calls and connections. */
    @Override
    public void close() {
        clients.values().forEach(MemberClient::close);
        metrics.close();
    }
}
