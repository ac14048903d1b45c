package dev.etcdray.finding;

import dev.etcdray.etcd.Sizes;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the db size is from the quota, at which etcd refuses writes. */
final class QuotaRule implements Rule {
    /** Above this share after defragmentation, there is too little headroom to go on with. */
    private static final int TOO_LITTLE_PERCENT = 85;

    @Override
    public String id() {
        return "quota-headroom";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.QUOTA, Need.DB_SIZE);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        Long quota = situation.quotaBytes();
        long size = situation.dbSizeBytes();
        if (quota == null || !situation.reaches(Threshold.QUOTA_WARNING, size, quota)) {
            return List.of();
        }
        boolean full = size >= quota;
        FindingBuilder finding = new FindingBuilder(id())
                .severity(full || situation.reaches(Threshold.QUOTA_CRITICAL, size, quota)
                        ? Severity.CRITICAL
                        : Severity.WARNING)
                .figure("db size", size, "bytes").figure("quota", quota, "bytes")
                .figure("left", Math.max(0, quota - size), "bytes");
        String is = full
                ? "The database has reached its quota, and etcd refuses every write until it is smaller"
                : "The database uses " + Sizes.percent(size, quota) + " of its quota; at 100% etcd refuses every write";
        Situation.Outlook outlook = situation.outlook();
        if (outlook == null) {
            return List.of(Remedy.defragment(finding.sentence(is + ".").bytes(size, Savings.NONE)
                    .confidence(Confidence.HIGH, unproven(situation))).build());
        }
        long after = outlook.dbSizeAfterDefragBytes();
        boolean helps = !Thresholds.reached(TOO_LITTLE_PERCENT, after, quota);
        finding.bytes(size, new Savings(0, outlook.freedBytes(), Math.max(0, size - after)))
                .figure("db size after compaction and defragmentation", after, "bytes")
                .sentence(is + "; compaction and defragmentation bring it to " + Sizes.binary(after) + " ("
                        + Sizes.percent(after, quota) + (helps
                                ? ")."
                                : "), which is not enough: delete data, or raise"
                                        + " the quota on every member."));
        return List.of((outlook.freedBytes() == 0
                ? Remedy.defragment(finding)
                : Remedy.compact(finding, outlook.revision())).build());
    }

    private static @Nullable String unproven(Situation situation) {
        return Need.PAGES.isMet(situation) ? null : "How much compaction and defragmentation would bring back.";
    }
}
