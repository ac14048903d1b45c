package dev.etcdray.finding;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.etcd.Sizes;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** ConfigMaps and Secrets that are used as file storage. */
final class LargeObjectRule implements KeyRule {
    private final long limitBytes;
    private final TopEvidence top = new TopEvidence();
    private long objects;
    private long bytes;

    LargeObjectRule(Thresholds thresholds) {
        this.limitBytes = thresholds.of(Threshold.LARGE_OBJECT);
    }

    @Override
    public String id() {
        return "large-configmaps-secrets";
    }

    @Override
    public boolean matches(Place place, byte[] keys, int offset, int length, boolean live, long valueBytes) {
        return live && valueBytes >= limitBytes
                && ("configmaps".equals(place.resource()) || "secrets".equals(place.resource()));
    }

    @Override
    public void key(Breakdown.KeyRow row) {
        objects++;
        bytes += row.liveBytes();
        top.offer(row.key().toArray(ValueLayout.JAVA_BYTE), row.liveBytes(), null);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        if (!situation.matters(bytes)) {
            return List.of();
        }
        return List.of(new FindingBuilder(id()).severity(situation.bySaving(bytes)).audience(Audience.TENANT)
                .sentence(Plural.of(objects, "ConfigMap or Secret", "ConfigMaps and Secrets") + " of "
                        + Sizes.binary(limitBytes) + " or more " + Plural.pick(objects, "takes", "take") + " "
                        + Sizes.binary(bytes) + "; every change of one stores all of it again, and every client that"
                        + " watches gets all of it: large data belongs in a volume, an image or an object store.")
                .bytes(bytes, Savings.deleting(bytes)).figure("objects", objects, "objects").keys(top)
                .command("kubectl delete $RESOURCE $NAME --namespace $NAMESPACE", "Pods that mount it do not start any"
                        + " more: move the data first", "kubectl apply of the manifest")
                .confidence(Confidence.MEDIUM, "Whether they are still used.").build());
    }
}
