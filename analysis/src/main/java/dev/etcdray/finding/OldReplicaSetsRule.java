package dev.etcdray.finding;

import dev.etcdray.etcd.KeyText;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.kube.anatomy.ObjectFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** ReplicaSets without Pods that Deployments keep to roll back to. */
final class OldReplicaSetsRule implements ObjectRule {
    private final List<List<Idle>> collected = new ArrayList<>();

    /**
     * A ReplicaSet that is scaled to nothing.
     *
     * @param deployment its key up to the last hyphen, behind which its Deployment's template hash stands
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Idle(String deployment, String namespace, byte[] key, long createdEpochSecond, long bytes) {}

    @Override
    public String id() {
        return "old-replicasets";
    }

    @Override
    public Collector newCollector() {
        List<Idle> idle = new ArrayList<>();
        collected.add(idle);
        return object -> {
            ObjectFacts facts = object.facts();
            if (object.isOf("replicasets.apps") && facts != null && facts.owned() && isIdle(facts)) {
                byte[] key = object.key();
                String name = KeyText.of(key);
                Long created = facts.creationEpochSecond();
                idle.add(new Idle(name.substring(0, Math.max(0, name.lastIndexOf('-'))), object.namespace(), key,
                        created == null ? 0 : created, object.revision().entryBytes()));
            }
        };
    }

    /** Without a number in its spec it wants one Pod; without a status it has none yet. */
    private static boolean isIdle(ObjectFacts facts) {
        Long wanted = facts.specReplicas();
        Long there = facts.statusReplicas();
        return wanted != null && wanted == 0 && (there == null || there == 0);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        long keep = situation.limit(Threshold.REPLICASETS_KEEP);
        Map<String, List<Idle>> byDeployment = new TreeMap<>();
        collected.forEach(part -> part.forEach(idle -> byDeployment
                .computeIfAbsent(idle.deployment(), deployment -> new ArrayList<>()).add(idle)));
        ObjectTally surplus = new ObjectTally();
        for (List<Idle> idle : byDeployment.values()) {
            idle.sort(Comparator.comparingLong(Idle::createdEpochSecond).reversed()
                    .thenComparing(each -> KeyText.of(each.key())));
            idle.stream().skip(keep).forEach(each -> surplus.add(each.namespace(), each.key(), each.bytes()));
        }
        if (!situation.matters(surplus.bytes())) {
            return List.of();
        }
        return List.of(new FindingBuilder(id()).severity(situation.bySaving(surplus.bytes()))
                .audience(Audience.TENANT)
                .sentence(Plural.of(surplus.objects(), "ReplicaSet") + " without Pods, beyond the newest " + keep
                        + " of their Deployment, " + Plural.pick(surplus.objects(), "takes", "take") + " "
                        + Sizes.binary(surplus.bytes()) + ", most in namespace "
                        + surplus.mainNamespace() + "; kept only to roll back to.")
                .bytes(surplus.bytes(), Savings.deleting(surplus.bytes()))
                .figure("ReplicaSets", surplus.objects(), "objects")
                .figure("Deployments", byDeployment.size(), "objects").keys(surplus.top())
                .command("kubectl patch deployment $NAME --namespace " + Shell.word(surplus.mainNamespace())
                        + " --type merge --patch '{\"spec\":{\"revisionHistoryLimit\":" + keep + "}}'",
                        "older versions cannot be rolled back to with kubectl rollout undo",
                        "set it to 10, the default; what was deleted is gone")
                .confidence(Confidence.HIGH, null).build());
    }
}
