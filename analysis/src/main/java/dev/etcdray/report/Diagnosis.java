package dev.etcdray.report;

import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.finding.Thresholds;
import org.jspecify.annotations.Nullable;

/**
 * What to say beyond where the bytes are.
 *
 * @param compaction where to forecast a compaction; a range has no forecast
 * @param etcdVersion of the members, null to take what the file tells
 * @param quota the members' quota, null if unknown
 * @param thresholds limits of the rules
 * @param anatomy whether to read the values of live objects: bytes by field, and the rules that need them
 */
public record Diagnosis(CompactionPoint compaction, @Nullable AssumedVersion etcdVersion, @Nullable Quota quota,
        Thresholds thresholds, boolean anatomy) {

    /** At the newest revision, by what the file tells, without values. */
    public static Diagnosis standard() {
        return new Diagnosis(new CompactionPoint.Head(0), null, null, Thresholds.standard(), false);
    }

    /**
     * The same with what a member tells where the user did not say anything.
     *
     * @param version of the member, null if it did not tell
     * @param quotaBytes its quota, null if it did not tell or has none
     */
    public Diagnosis withServer(@Nullable EtcdVersion version, @Nullable Long quotaBytes) {
        AssumedVersion itsVersion = version == null ? null : AssumedVersion.server(version);
        Quota itsQuota = quotaBytes == null ? null : Quota.server(quotaBytes);
        return new Diagnosis(compaction, etcdVersion == null ? itsVersion : etcdVersion,
                quota == null ? itsQuota : quota, thresholds, anatomy);
    }
}
