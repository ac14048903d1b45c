package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.KeyLook;
import dev.etcdray.breakdown.ValueLook;
import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Findings;
import dev.etcdray.finding.KeyRule;
import dev.etcdray.finding.ObjectRule;
import dev.etcdray.finding.Rule;
import dev.etcdray.finding.Rules;
import dev.etcdray.finding.Sight;
import dev.etcdray.finding.Situation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of one etcd why it grew. Made for one pass: its rules collect while that goes by. */
final class Diagnoser {
    /** Length of the lists of extreme keys that rules go through. */
    static final int LIST_LENGTH = 100;

    /** Of a resource's bytes: what is smaller is folded into its parent. */
    private static final double ANATOMY_CUT = 0.001;

    private final Diagnosis diagnosis;
    private final List<Rule> rules;
    private final @Nullable ValueInspection inspection;

    /** @param values hears how far the reading of values is */
    Diagnoser(Diagnosis diagnosis, Progress values) {
        this.diagnosis = diagnosis;
        this.rules = Rules.of(diagnosis.thresholds());
        this.inspection = diagnosis.anatomy()
                ? new ValueInspection(rules.stream().filter(ObjectRule.class::isInstance)
                        .<ObjectRule>map(ObjectRule.class::cast).toList(), values)
                : null;
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

    /** What could not be looked at. */
    List<Warning> warnings() {
        return inspection == null ? List.of() : inspection.warnings();
    }

    /** How live objects are written, null unless asked for. */
    @Nullable
    List<EncodingRow> encodings() {
        return inspection == null ? null : inspection.encodings();
    }

    /** What the rules found. */
    Findings findings(Breakdown breakdown, Sight sight, long revision, @Nullable Reclaim reclaim) {
        Quota quota = diagnosis.quota();
        Situation situation = new Situation(breakdown, sight, revision, quota == null ? null : quota.bytes(),
                outlook(reclaim), diagnosis.thresholds());
        return Findings.of(rules, situation, diagnosis.anatomy());
    }

    private static Situation.@Nullable Outlook outlook(@Nullable Reclaim reclaim) {
        Long atRevision = reclaim == null ? null : reclaim.atRevision();
        Long after = reclaim == null ? null : reclaim.dbSizeAfterDefrag();
        return reclaim == null || atRevision == null || after == null
                ? null
                : new Situation.Outlook(atRevision, reclaim.freedBytes(), after);
    }

    /** The quota for the report. */
    @Nullable
    Quota quota() {
        return diagnosis.quota();
    }
}
