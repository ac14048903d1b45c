package dev.etcdray.finding;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.etcd.KeyText;
import dev.etcdray.etcd.Sizes;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Objects that soon cannot be written any more: etcd refuses requests above 1.5 MiB unless told otherwise. */
final class RequestLimitRule implements KeyRule {
    private final long limitBytes;
    private final long nearBytes;
    private final TopEvidence top = new TopEvidence();
    private long objects;
    private long bytes;
    private long largestBytes;
    private byte[] largestKey = new byte[0];
    private boolean ofTenant;

    RequestLimitRule(Thresholds thresholds) {
        this.limitBytes = thresholds.of(Threshold.REQUEST_LIMIT);
        this.nearBytes = limitBytes * thresholds.of(Threshold.REQUEST_NEAR) / 100;
    }

    @Override
    public String id() {
        return "request-limit";
    }

    @Override
    public boolean matches(Place place, byte[] keys, int offset, int length, boolean live, long valueBytes) {
        return live && valueBytes >= nearBytes;
    }

    @Override
    public void key(Breakdown.KeyRow row) {
        objects++;
        bytes += row.liveBytes();
        byte[] key = row.key().toArray(ValueLayout.JAVA_BYTE);
        top.offer(key, row.liveBytes(), null);
        if (row.valueBytes() > largestBytes) {
            largestBytes = row.valueBytes();
            largestKey = key;
            ofTenant = row.place().namespace() != null;
        }
    }

    @Override
    public List<Finding> findings(Situation situation) {
        if (objects == 0) {
            return List.of();
        }
        return List.of(new FindingBuilder(id()).severity(Severity.WARNING)
                .audience(ofTenant ? Audience.TENANT : Audience.PLATFORM)
                .sentence(
                        objects + (objects == 1 ? " object is" : " objects are") + " close to the largest request that"
                                + " etcd takes (" + Sizes.binary(limitBytes) + "): the largest, "
                                + KeyText.of(largestKey) + ", has "
                                + Sizes.binary(largestBytes) + "; when it grows further, writing it fails.")
                .bytes(bytes, Savings.NONE).figure("objects", objects, "objects")
                .figure("largest value", largestBytes, "bytes").figure("limit", limitBytes, "bytes").keys(top)
                .command(Shell.history(largestKey), "none: it reads a file", "none needed")
                .confidence(Confidence.HIGH, "The limit: --max-request-bytes of the members may say otherwise.")
                .build());
    }
}
