package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.KeyLook;
import dev.etcdray.breakdown.ValueLook;
import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Audience;
import dev.etcdray.finding.Findings;
import dev.etcdray.finding.KeyRule;
import dev.etcdray.finding.ObjectRule;
import dev.etcdray.finding.Rule;
import dev.etcdray.finding.Rules;
import dev.etcdray.finding.Sight;
import dev.etcdray.finding.Situation;
import dev.etcdray.finding.View;
import dev.etcdray.kube.anatomy.FieldNames;
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
    private final ShownNames names;
    private final @Nullable ValueInspection inspection;

    /**
     * Before the pass.
     *
     * @param names what rules may see
     * @param values hears how far the reading of values is
     */
    Diagnoser(Diagnosis diagnosis, ShownNames names, Progress values) {
        this.diagnosis = diagnosis;
        this.names = names;
        this.rules = Rules.of(diagnosis.thresholds());
        this.inspection = diagnosis.anatomy()
                ? new ValueInspection(rules.stream().filter(ObjectRule.class::isInstance)
                        .<ObjectRule>map(ObjectRule.class::cast).toList(), names, values)
                : null;
    }

    /** The rules that look at keys one by one. */
    List<KeyLook> keyLooks() {
        return rules.stream().filter(KeyRule.class::isInstance)
                .<KeyLook>map(rule -> new ScopedKeyLook((KeyRule) rule, names)).toList();
    }

    /** Who looks at live values, null unless asked for. */
    @Nullable
    ValueLook values() {
        return inspection;
    }

    /** Live objects by field, null unless asked for. */
    @Nullable
    List<AnatomyRow> anatomy(ScopedBreakdown scoped) {
        HiddenNames hidden = names.hidden();
        return inspection == null
                ? null
                : inspection.anatomy(scoped)
                        .cut(ANATOMY_CUT, hidden == null ? FieldNames.PLAIN : new HiddenFields(hidden.tokens()))
                        .stream()
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

    /** When revisions were written, null unless values were read. */
    @Nullable
    TimeAxis timeAxis() {
        return inspection == null ? null : inspection.timeAxis();
    }

    /** What the rules found. Tenants are told of their own, and of the whole etcd what names nobody. */
    Findings findings(ScopedBreakdown scoped, Sight sight, long revision, @Nullable Reclaim reclaim) {
        Situation whole = situation(scoped.shown(), sight, revision, reclaim, scoped.viewOfAll());
        if (!scoped.isOfTenants()) {
            return Findings.of(rules, whole, diagnosis.anatomy());
        }
        Findings own = Findings.of(rules, situation(scoped.own(), sight, revision, reclaim, scoped.viewOfOwn()),
                diagnosis.anatomy());
        return own.of(Audience.TENANT).plus(Findings.of(Rules.ofTheWhole(), whole, diagnosis.anatomy()));
    }

    private Situation situation(Breakdown breakdown, Sight sight, long revision, @Nullable Reclaim reclaim,
            View view) {
        Quota quota = diagnosis.quota();
        return new Situation(breakdown, sight, revision, quota == null ? null : quota.bytes(), outlook(reclaim),
                diagnosis.thresholds(), view);
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
