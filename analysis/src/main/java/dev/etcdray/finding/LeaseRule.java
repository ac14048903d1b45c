package dev.etcdray.finding;

import dev.etcdray.etcd.Sizes;
import java.util.List;
import java.util.Set;

/** etcd's leases: very many, or many that no key hangs on. */
final class LeaseRule implements Rule {

    @Override
    public String id() {
        return "leases";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.LEASES);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        long leases = situation.facts().leases();
        long unattached = unattached(situation);
        boolean many = leases >= situation.limit(Threshold.LEASES);
        boolean idle = unattached >= situation.limit(Threshold.LEASES_UNATTACHED);
        if (!many && !idle) {
            return List.of();
        }
        long bytes = situation.pages().entryBytes().getOrDefault("lease", 0L);
        long unattachedBytes = leases == 0 ? 0 : bytes * unattached / leases;
        return List.of(new FindingBuilder(id()).severity(Severity.INFO)
                .sentence(Plural.of(leases, "lease") + " (" + Sizes.binary(bytes) + "), " + unattached
                        + " of them without any key:"
                        + " each is kept alive or timed out by the leader, and all are read when one takes over.")
                .bytes(bytes, Savings.deleting(unattachedBytes)).figure("leases", leases, "leases")
                .figure("without keys", unattached, "leases")
                .figure("keys attached", situation.breakdown().attachedKeys(), "objects")
                .command("etcdctl lease revoke $LEASE", "keys attached to it are deleted: revoke only what `etcdctl"
                        + " lease timetolive --keys $LEASE` shows without keys", "none: grant another one")
                .confidence(Confidence.MEDIUM, "Whether its owner is just about to attach a key; the bytes of the"
                        + " leases without keys are a share by count.")
                .build());
    }

    private static long unattached(Situation situation) {
        return situation.facts().leaseIds().stream()
                .filter(lease -> !situation.breakdown().attachedLeases().contains(lease)).count();
    }
}
