package dev.etcdray.report;

import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.finding.Thresholds;
import org.jspecify.annotations.Nullable;

/**
 * What to say beyond where the bytes are.
 *
 * @param compaction where to forecast a compaction
 * @param etcdVersion of the members, null to take what the file tells
 * @param quotaBytes the members' quota, null if unknown
 * @param thresholds limits of the rules
 * @param anatomy whether to read the values of live objects: bytes by field, and the rules that need them
 */
public record Diagnosis(CompactionPoint compaction, @Nullable EtcdVersion etcdVersion, @Nullable Long quotaBytes,
        Thresholds thresholds, boolean anatomy) {

    /** At the newest revision, by what the file tells, without values. */
    public static Diagnosis standard() {
        return new Diagnosis(new CompactionPoint.Head(0), null, null, Thresholds.standard(), false);
    }
}
