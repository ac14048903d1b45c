package dev.etcdray.cli.endpoint;

import dev.etcdray.live.Cluster;
import dev.etcdray.live.LiveException;
import dev.etcdray.live.MemberHash;
import dev.etcdray.live.MemberStatus;
import dev.etcdray.live.MemberView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Has every voter that answered hash its data, one after the other: hashing reads all of it. */
public final class Hashing {

    private Hashing() {
    }

    /**
     * Their hashes at the smallest revision that any of them has told.
     *
     * @param announce is told whose turn it is
     */
    public static HashComparison of(Cluster cluster, List<MemberView> views, Consumer<String> announce) {
        List<MemberView> voters = voters(views);
        long revision = voters.stream().mapToLong(view -> status(view).revision()).min().orElse(0);
        List<HashComparison.Hashed> hashes = new ArrayList<>();
        for (MemberView voter : voters) {
            announce.accept("hashing the keys of " + voter.label());
            MemberStatus status = status(voter);
            hashes.add(new HashComparison.Hashed(row(cluster, voter, revision), Long.toHexString(status.clusterId()),
                    status.version()));
        }
        return HashComparison.of(revision, hashes);
    }

    /** Once each, though two endpoints may lead to one. */
    private static List<MemberView> voters(List<MemberView> views) {
        Set<Long> seen = new HashSet<>();
        return views.stream().filter(view -> view.answer() instanceof MemberView.Up(MemberStatus status)
                && !status.learner() && seen.add(status.memberId())).toList();
    }

    private static MemberStatus status(MemberView voter) {
        return ((MemberView.Up) voter.answer()).status();
    }

    private static HashRow row(Cluster cluster, MemberView voter, long revision) {
        String endpoint = voter.endpoint().text();
        try {
            MemberHash hash = cluster.hashKv(voter.endpoint(), revision);
            return new HashRow(endpoint, voter.name(), hash.hash(), hash.compactRevision(), null);
        } catch (LiveException e) {
            return new HashRow(endpoint, voter.name(), null, null, MemberError.of(e));
        }
    }
}
