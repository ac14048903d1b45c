package dev.etcdray.finding;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.kube.anatomy.DataEntry;
import dev.etcdray.kube.anatomy.ObjectFacts;
import java.nio.charset.StandardCharsets;
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
    private final List<Map<Text, List<Holder>>> collected = new ArrayList<>();

    /** What a data entry holds, by its hash. */
    private record Text(long hashHigh, long hashLow, long bytes) {}

    /** A ConfigMap that holds texts; one object for each. */
    private static final class Holder {
        private final String namespace;
        private final byte[] key;

        Holder(LiveObject object) {
            this.namespace = object.namespace();
            this.key = object.key();
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
        Map<Text, List<Holder>> texts = new HashMap<>();
        collected.add(texts);
        return object -> {
            ObjectFacts facts = object.facts();
            if (facts != null && object.isOf("configmaps") && !isByDesign(object)) {
                collect(object, facts, texts);
            }
        };
    }

    private static boolean isByDesign(LiveObject object) {
        String key = new String(object.key(), StandardCharsets.UTF_8);
        return EveryNamespace.has(key.substring(key.lastIndexOf('/') + 1));
    }

    private void collect(LiveObject object, ObjectFacts facts, Map<Text, List<Holder>> texts) {
        Holder holder = null;
        for (DataEntry entry : facts.configData()) {
            if (entry.valueBytes() >= leastBytes) {
                holder = holder == null ? new Holder(object) : holder;
                texts.computeIfAbsent(new Text(entry.hashHigh(), entry.hashLow(), entry.valueBytes()),
                        text -> new ArrayList<>()).add(holder);
            }
        }
    }

    @Override
    public List<Finding> findings(Situation situation) {
        Map<Text, List<Holder>> all = new HashMap<>();
        collected.forEach(part -> part.forEach((text, holders) -> all
                .computeIfAbsent(text, of -> new ArrayList<>()).addAll(holders)));
        all.values().removeIf(holders -> holders.stream().map(holder -> holder.namespace).distinct().count() < 2);
        long copies = 0;
        long bytes = 0;
        long wasted = 0;
        for (Map.Entry<Text, List<Holder>> text : all.entrySet()) {
            long size = text.getKey().bytes();
            copies += text.getValue().size();
            bytes += size * text.getValue().size();
            wasted += size * (text.getValue().size() - 1);
        }
        return situation.matters(wasted) ? List.of(finding(all, copies, bytes, wasted, situation)) : List.of();
    }

    private Finding finding(Map<Text, List<Holder>> all, long copies, long bytes, long wasted,
            Situation situation) {
        Set<String> namespaces = new HashSet<>();
        TopEvidence top = largest(all, namespaces);
        return new FindingBuilder(id()).severity(situation.bySaving(wasted)).audience(Audience.TENANT)
                .sentence(copies + " data entries of ConfigMaps in " + namespaces.size() + " namespaces hold only "
                        + Plural.of(all.size(), "different text") + ": the copies beyond the first take "
                        + Sizes.binary(wasted) + ".")
                .bytes(bytes, Savings.deleting(wasted)).figure("copies", copies, "entries")
                .figure("different texts", all.size(), "texts").keys(top)
                .command("kubectl delete configmap $NAME --namespace $NAMESPACE", "Pods that mount it do not start any"
                        + " more: put the data into an image or a volume first", "kubectl apply of the manifest")
                .confidence(Confidence.MEDIUM, "Whether each namespace needs its own: Kubernetes shares ConfigMaps"
                        + " within a namespace only.")
                .build();
    }

    /** The ConfigMaps with most such text, each named once. */
    private static TopEvidence largest(Map<Text, List<Holder>> all, Set<String> namespaces) {
        Map<Holder, Long> holders = new HashMap<>();
        all.forEach((text, those) -> those.forEach(holder -> holders.merge(holder, text.bytes(), Long::sum)));
        TopEvidence top = new TopEvidence();
        holders.forEach((holder, bytes) -> {
            namespaces.add(holder.namespace);
            top.offer(holder.key, bytes, null);
        });
        return top;
    }
}
