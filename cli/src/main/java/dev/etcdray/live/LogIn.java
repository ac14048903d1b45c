package dev.etcdray.live;

import java.util.ArrayList;
import java.util.List;

/** Gets a token from the first member that gives one. It holds for all members, as it goes through raft. */
final class LogIn {
    private static final String NO_AUTH = "authentication is not enabled";

    private final Cluster cluster;
    private final Session session;

    LogIn(Cluster cluster, Session session) {
        this.cluster = cluster;
        this.session = session;
    }

    void as(ConnectSettings.Password user) throws LiveException {
        List<LiveException> failures = new ArrayList<>();
        for (Endpoint endpoint : cluster.endpoints()) {
            try {
                session.use(cluster.client(endpoint).token(user.name(), user.password()));
                return;
            } catch (LiveException e) {
                if (String.valueOf(e.getMessage()).endsWith(NO_AUTH)) {
                    return; // As etcdctl: where nobody has to log in, a user does no harm.
                }
                if (e.kind() == LiveException.Kind.AUTHENTICATION) {
                    throw e;
                }
                failures.add(e);
            }
        }
        throw Together.of(failures);
    }
}
