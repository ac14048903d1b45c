package dev.etcdray.finding;

import java.util.Locale;
import java.util.Optional;

/** A limit that a rule compares with; each can be set by its label. */
public enum Threshold {
    MIN_BYTES("min-bytes", Unit.BYTES, 256 << 10, "what takes less is not worth a finding"),
    MIN_SHARE("min-share", Unit.PERCENT, 1, "of the bytes of all revisions: what takes less is not worth a finding"),
    WARNING_SHARE("warning-share", Unit.PERCENT, 10, "of the db size: what saves as much is a warning"),
    WARNING_BYTES("warning-bytes", Unit.BYTES, 4 << 20, "what saves less is no warning"),
    QUOTA_WARNING("quota.warning", Unit.PERCENT, 80, "db size, of the quota"),
    QUOTA_CRITICAL("quota.critical", Unit.PERCENT, 95, "db size, of the quota"),
    FREE_PAGES_SHARE("free-pages.share", Unit.PERCENT, 25, "free pages, of the db size"),
    FREE_PAGES_BYTES("free-pages.bytes", Unit.BYTES, 8 << 20, "free pages"),
    SLACK_SHARE("slack.share", Unit.PERCENT, 40, "unused bytes, of all leaf pages"),
    SLACK_BYTES("slack.bytes", Unit.BYTES, 8 << 20, "unused bytes of leaf pages"),
    CHURN_PREFIX_SHARE("churn.prefix-share", Unit.PERCENT, 5, "history of a resource, of all revisions"),
    CHURN_KEY_SHARE("churn.key-share", Unit.PERCENT, 1, "history of a key, of all revisions"),
    CHURN_KEY_LEAST("churn.key-least", Unit.NUMBER, 10, "old revisions of a key, at least"),
    CHURN_KEY_REVISIONS("churn.key-revisions", Unit.NUMBER, 1000, "old revisions of a key, whatever its share"),
    UNEVEN_REVISIONS("uneven.revisions", Unit.NUMBER, 100, "old revisions of a key, at least"),
    UNEVEN_FACTOR("uneven.factor", Unit.NUMBER, 20, "times as many as its neighbours have on average"),
    ACCUMULATION_SHARE("accumulation.share", Unit.PERCENT, 40, "of all revisions, for a prefix to be named"),
    ACCUMULATION_DROP("accumulation.drop", Unit.PERCENT, 50, "of its parent, for the largest child to be entered"),
    HELM_KEEP("helm.keep", Unit.NUMBER, 10, "revisions of a release that are no waste, as helm's --history-max"),
    EVENTS_SHARE("events.share", Unit.PERCENT, 10, "live Events, of all live objects"),
    POLICY_REPORTS_SHARE("policy-reports.share", Unit.PERCENT, 2, "policy and scan reports, of all live objects"),
    LARGE_OBJECT("large-object.bytes", Unit.BYTES, 100 << 10, "value of a ConfigMap or Secret"),
    REQUEST_LIMIT("request-limit.bytes", Unit.BYTES, 1536 << 10, "etcd's --max-request-bytes"),
    REQUEST_NEAR("request-limit.near", Unit.PERCENT, 66, "value of an object, of that limit"),
    LEASES("leases.count", Unit.NUMBER, 10_000, "leases"),
    LEASES_UNATTACHED("leases.unattached", Unit.NUMBER, 1000, "leases that no key is attached to"),
    COMPACTION_LAG("compaction-lag.revisions", Unit.NUMBER, 20_000, "revisions since the last compaction"),
    MANAGED_FIELDS_SHARE("managed-fields.share", Unit.PERCENT, 15, "managedFields, of the values of live objects"),
    LAST_APPLIED_SHARE("last-applied.share", Unit.PERCENT, 3, "last-applied-configuration, of these values"),
    DUPLICATE_BYTES("duplicates.bytes", Unit.BYTES, 1 << 10, "a ConfigMap's data entry, for its copies to count"),
    REPLICASETS_KEEP("replicasets.keep", Unit.NUMBER, 3, "ReplicaSets without Pods that a Deployment may keep");

    private final String label;
    private final Unit unit;
    private final long standard;
    private final String meaning;

    /** What a threshold counts. */
    public enum Unit {
        BYTES,
        PERCENT,
        NUMBER
    }

    Threshold(String label, Unit unit, long standard, String meaning) {
        this.label = label;
        this.unit = unit;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** The name that a user gives. */
    public String label() {
        return label;
    }

    /** What it counts. */
    public Unit unit() {
        return unit;
    }

    /** Its value unless set. */
    public long standard() {
        return standard;
    }

    /** What is compared with it. */
    public String meaning() {
        return meaning;
    }

    /** The threshold of a label, in any case. */
    public static Optional<Threshold> of(String label) {
        String wanted = label.strip().toLowerCase(Locale.ROOT);
        return java.util.Arrays.stream(values()).filter(threshold -> threshold.label.equals(wanted)).findFirst();
    }
}
