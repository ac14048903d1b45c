package dev.etcdray.finding;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.kube.anatomy.DataEntry;
import dev.etcdray.kube.anatomy.ObjectFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The same data in ConfigMaps of several namespaces. Only hashes are compared, under a key that is made for the run and
 * kept in memory; Secrets are never looked at, as it would leak that two are equal.
 */
final class DuplicatesRule implements ObjectRule {
    private final long leastBytes;
    private final List<Map<Text, Copies>> collected = new ArrayList<>();

    /** What a data entry holds, by its hash. */
    private record Text(long hashHigh, long hashLow, long bytes) {}

    /** Where it is held. */
    private static final class Copies {
        private final Set<String> namespaces = new HashSet<>();
        private final TopEvidence top = new TopEvidence();
        private long count;

        void add(LiveObject object, long bytes) {
            namespaces.add(object.namespace());
            top.offer(object.key(), bytes, null);
            count++;
        }

        void addAll(Copies other) {
            namespaces.addAll(other.namespaces);
            top.addAll(other.top);
            count += other.count;
        }
    }

    DuplicatesRule(Thresholds thresholds) {
        this.leastBytes = thresholds.of(Threshold.DUPLICATE_BYTES);
    }

    @Override
    public String id() {
        return "duplicate-configmaps";
    }

    @Override
    public Collector newCollector() {
        Map<Text, Copies> texts = new HashMap<>();
        collected.add(texts);
        return object -> {
            ObjectFacts facts = object.facts();
            if (object.isOf("configmaps") && facts != null) {
                for (DataEntry entry : facts.configData()) {
                    if (entry.valueBytes() >= leastBytes) {
                        texts.computeIfAbsent(new Text(entry.hashHigh(), entry.hashLow(), entry.valueBytes()),
                                text -> new Copies()).add(object, entry.valueBytes());
                    }
                }
            }
        };
    }

    @Override
    public List<Finding> findings(Situation situation) {
        Map<Text, Copies> all = new HashMap<>();
        collected.forEach(part -> part.forEach((text, copies) -> all
                .computeIfAbsent(text, of -> new Copies()).addAll(copies)));
        all.values().removeIf(copies -> copies.namespaces.size() < 2);
        long bytes = 0;
        long wasted = 0;
        long copies = 0;
        Set<String> namespaces = new HashSet<>();
        TopEvidence top = new TopEvidence();
        for (Map.Entry<Text, Copies> text : all.entrySet()) {
            bytes += text.getKey().bytes() * text.getValue().count;
            wasted += text.getKey().bytes() * (text.getValue().count - 1);
            copies += text.getValue().count;
            namespaces.addAll(text.getValue().namespaces);
            top.addAll(text.getValue().top);
        }
        if (!situation.matters(wasted)) {
            return List.of();
        }
        return List.of(new FindingBuilder(id()).severity(situation.bySaving(wasted)).audience(Audience.TENANT)
                .sentence(copies + " data entries of ConfigMaps in " + namespaces.size() + " namespaces hold only "
                        + all.size() + " different texts: the copies beyond the first take " + Sizes.binary(wasted)
                        + ".")
                .bytes(bytes, Savings.deleting(wasted)).figure("copies", copies, "entries")
                .figure("different texts", all.size(), "texts").keys(top)
                .command("kubectl delete configmap $NAME --namespace $NAMESPACE", "Pods that mount it do not start any"
                        + " more: put the data into an image or a volume first", "kubectl apply of the manifest")
                .confidence(Confidence.MEDIUM, "Whether each namespace needs its own: Kubernetes shares ConfigMaps"
                        + " within a namespace only.")
                .build());
    }
}
