package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.CompactAt;
import dev.etcdray.breakdown.Compacted;
import dev.etcdray.breakdown.KeyLook;
import dev.etcdray.breakdown.ValueLook;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.etcd.PageAccount;
import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Findings;
import dev.etcdray.finding.KeyRule;
import dev.etcdray.finding.ObjectRule;
import dev.etcdray.finding.Rule;
import dev.etcdray.finding.Rules;
import dev.etcdray.finding.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of one etcd why it grew and what would come back. Made for one pass: its rules collect while that goes by. */
final class Diagnoser {
    /** Length of the lists of extreme keys that rules go through. */
    static final int LIST_LENGTH = 100;

    /** Of a resource's bytes: what is smaller is folded into its parent. */
    private static final double ANATOMY_CUT = 0.001;

    private final Diagnosis diagnosis;
    private final EtcdDatabase etcd;
    private final long head;
    private final List<Rule> rules;
    private final EtcdVersion version;
    private final String versionSource;
    private final CompactAt compaction;
    private final @Nullable ValueInspection inspection;
    private @Nullable String noForecast;

    /**
     * Of an opened etcd, before the pass.
     *
     * @param values hears how far the reading of values is
     * @throws CompactionPointException if the compaction to forecast is one that etcd would refuse
     */
    Diagnoser(Diagnosis diagnosis, EtcdDatabase etcd, long head, Progress values) throws CompactionPointException {
        this.diagnosis = diagnosis;
        this.etcd = etcd;
        this.head = head;
        this.rules = Rules.of(diagnosis.thresholds());
        EtcdVersion given = diagnosis.etcdVersion();
        this.inspection = diagnosis.anatomy()
                ? new ValueInspection(rules.stream().filter(ObjectRule.class::isInstance)
                        .<ObjectRule>map(ObjectRule.class::cast).toList(), values)
                : null;
        Optional<EtcdVersion> stored = Optional.ofNullable(etcd.facts().clusterVersion()).flatMap(EtcdVersion::parse)
                .map(EtcdVersion::anyPatch);
        this.version = given == null ? stored.orElse(EtcdVersion.NEWEST) : given;
        this.versionSource = given != null ? "option" : stored.isPresent() ? "file" : "default";
        this.compaction = diagnosis.compaction().in(head, etcd.facts().compactRevision(), version);
    }

    /** The compaction that the pass is to look at. */
    CompactAt compaction() {
        return compaction;
    }

    /** The rules that look at keys one by one. */
    List<KeyLook> keyLooks() {
        return rules.stream().filter(KeyRule.class::isInstance).<KeyLook>map(KeyRule.class::cast).toList();
    }

    /** Who looks at live values, null unless asked for. */
    @Nullable
    ValueLook values() {
        return inspection;
    }

    /** Live objects by field, null unless asked for. */
    @Nullable
    List<AnatomyRow> anatomy() {
        return inspection == null
                ? null
                : inspection.anatomy().cut(ANATOMY_CUT).stream()
                        .map(field -> new AnatomyRow(field.resource(), field.field(), field.objects(), field.bytes()))
                        .toList();
    }

    /** What could not be looked at, after {@link #reclaim}. */
    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>();
        String why = noForecast;
        if (why != null && etcd.hasKeyBucket()) {
            warnings.add(new Warning("forecastImpossible", etcd.bolt().name()
                    + ": no forecast of sizes after compaction and defragmentation: " + why));
        }
        if (inspection != null) {
            warnings.addAll(inspection.warnings());
        }
        return warnings;
    }

    /** How live objects are written, null unless asked for. */
    @Nullable
    List<EncodingRow> encodings() {
        return inspection == null ? null : inspection.encodings();
    }

    /** What the compaction and a defragmentation after it give back, after the pass; null if there are no revisions. */
    @Nullable
    Reclaim reclaim(Breakdown breakdown, int workers) {
        Compacted compacted = breakdown.compacted();
        if (compacted == null) {
            return null;
        }
        Reclaimer.Outcome outcome = new Reclaimer(version, versionSource, etcd.layout(), compacted, workers)
                .reclaim();
        noForecast = outcome.impossible();
        return outcome.reclaim();
    }

    /** What the rules found. */
    Findings findings(Breakdown breakdown, PageAccount pages, @Nullable Reclaim reclaim) {
        Long atRevision = reclaim == null ? null : reclaim.atRevision();
        Long after = reclaim == null ? null : reclaim.dbSizeAfterDefrag();
        Situation.Outlook outlook = reclaim == null || atRevision == null || after == null
                ? null
                : new Situation.Outlook(atRevision, reclaim.freedBytes(), after);
        Situation situation = new Situation(breakdown, etcd.facts(), pages, head, diagnosis.quotaBytes(), outlook,
                diagnosis.thresholds());
        return Findings.of(rules, situation, diagnosis.anatomy());
    }

    /** The quota for the report. */
    @Nullable
    Quota quota() {
        Long bytes = diagnosis.quotaBytes();
        return bytes == null ? null : new Quota(bytes, "option");
    }
}
