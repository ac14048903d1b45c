package dev.etcdray.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets a token from the first member that gives one. It holds for all members, as it goes through raft. */
final class LogIn {
    private static final String NO_AUTH = "authentication is not enabled";
    /** After an attempt that failed, while the old token may still do. */
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Cluster cluster;
    private final Session session;
    private final ConnectSettings.@Nullable Login user;
    private final long ageNanos;
    private long dueNanos;
    /** Who gave the last one. */
    private @Nullable Endpoint giver;

    /** @param age of a token after which another is asked for */
    LogIn(Cluster cluster, Session session, ConnectSettings.@Nullable Login user, Duration age) {
        this.cluster = cluster;
        this.session = session;
        this.user = user;
        this.ageNanos = age.toNanos();
    }

    /** The first time. */
    synchronized void begin() throws LiveException {
        switch (user) {
            case null -> {
            }
            case ConnectSettings.Token token -> session.use(token.jwt());
            case ConnectSettings.Password password -> as(password);
        }
    }

    /**
     * Once more, when the token is old or was refused. That the old one cannot be replaced is no failure while it may still
     * do: without a leader there is none to be had, and members answer all the same.
     */
    synchronized void keep() throws LiveException {
        if (!(user instanceof ConnectSettings.Password password)) {
            return;
        }
        boolean refused = session.isRefused();
        if (!refused && System.nanoTime() - dueNanos < 0) {
            return;
        }
        try {
            as(password);
        } catch (LiveException e) {
            if (refused) {
                throw e;
            }
            dueNanos = System.nanoTime() + PAUSE.toNanos();
        }
    }

    private void as(ConnectSettings.Password password) throws LiveException {
        List<LiveException> failures = new ArrayList<>();
        for (Endpoint endpoint : inOrder()) {
            try {
                session.use(cluster.client(endpoint).token(password.name(), password.password()));
                given(endpoint);
                return;
            } catch (LiveException e) {
                if (String.valueOf(e.getMessage()).endsWith(NO_AUTH)) {
                    given(endpoint); // As etcdctl: where nobody has to log in, a user does no harm.
                    return;
                }
                if (e.kind() == LiveException.Kind.AUTHENTICATION) {
                    throw e;
                }
                failures.add(e);
            }
        }
        throw Together.of(failures);
    }

    private void given(Endpoint by) {
        giver = by;
        dueNanos = System.nanoTime() + ageNanos;
    }

    private List<Endpoint> inOrder() {
        List<Endpoint> all = new ArrayList<>(cluster.endpoints());
        Endpoint last = giver;
        if (last != null && all.remove(last)) {
            all.addFirst(last);
        }
        return all;
    }
}
