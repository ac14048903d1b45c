package dev.etcdray.recover.plan;

import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.recover.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.etcdray.recover.plan.SeenMember.of;
import static dev.etcdray.recover.plan.SeenMember.seen;
import static org.assertj.core.api.Assertions.assertThat;

/** The table of versions to warn about, row by row, as etcd's CHANGELOGs give it. */
class RisksTest {

    /** First and last version of each range that is concerned, and the first that is well. */
    @ParameterizedTest
    @CsvSource({
        "11613, 3.4.0 3.4.3, 3.4.4 3.5.0 3.6.0 3.7.0",
        "11652, 3.4.0 3.4.7, 3.4.8 3.5.0 3.6.0 3.7.0",
        "13908, 3.5.0 3.5.2, 3.4.2 3.5.3 3.6.0 3.7.0",
        "14382, 3.5.0 3.5.4, 3.4.4 3.5.5 3.6.0 3.7.0",
        "14733, 3.5.0 3.5.5, 3.4.5 3.5.6 3.6.0 3.7.0",
        "14884, 3.4.0 3.4.19 3.5.0 3.5.6, 3.4.20 3.5.7 3.6.0 3.7.0",
        // 3.4 computes no hash when it compacts (etcd-io/etcd#18475), so it cannot be mistaken about it.
        "15919, 3.5.0 3.5.9, 3.4.9 3.5.10 3.6.0 3.7.0",
        "17612, 3.4.0 3.4.30 3.5.0 3.5.12, 3.4.31 3.5.13 3.6.0 3.7.0",
        "17780, 3.4.0 3.4.31 3.5.0 3.5.13, 3.4.32 3.5.14 3.6.0 3.7.0",
        "18089, 3.4.0 3.4.33 3.5.0 3.5.15, 3.4.34 3.5.16 3.6.0 3.7.0",
        "18810, 3.4.0 3.4.34 3.5.0 3.5.16, 3.4.35 3.5.17 3.6.0 3.7.0",
        "20659, 3.4.0 3.4.37 3.5.0 3.5.22 3.6.0 3.6.4, 3.4.38 3.5.23 3.6.5 3.7.0"})
    void eachRowHasItsVersions(int issue, String concerned, String well) {
        Risks row = row(issue);
        for (String version : concerned.split(" ")) {
            assertThat(row.concerns(EtcdVersion.parse(version).orElseThrow())).as(version).isTrue();
        }
        for (String version : well.split(" ")) {
            assertThat(row.concerns(EtcdVersion.parse(version).orElseThrow())).as(version).isFalse();
        }
    }

    /** What a plan that compacts and defragments makes of each row: nothing unusual, mixed, lagging, disk unknown. */
    @ParameterizedTest
    @CsvSource({
        "11613, refuse never, refuse never, refuse never, refuse never",
        "11652, refuse ask, refuse ask, refuse ask, refuse ask",
        "13908, refuse ask, refuse ask, refuse ask, refuse ask",
        "14382, warn never, warn never, warn never, warn never",
        "14733, refuse never, refuse never, refuse never, refuse never",
        "14884, warn never, warn never, warn never, warn never",
        "15919, warn never, warn never, warn never, warn never",
        "17612, warn never, warn never, warn never, warn never",
        "17780, warn never, warn never, warn never, warn never",
        "18089, warn never, refuse ask, warn never, warn never",
        "18810, warn never, warn never, warn never, refuse ask",
        "20659, warn never, warn never, refuse ask, warn never"})
    void eachRowHasItsClass(int issue, String usual, String mixed, String lagging, String diskUnknown) {
        Risks row = row(issue);
        assertThat(answer(row, true, true, false, false, true)).isEqualTo(usual);
        assertThat(answer(row, true, true, true, false, true)).isEqualTo(mixed);
        assertThat(answer(row, true, true, false, true, true)).isEqualTo(lagging);
        assertThat(answer(row, true, true, false, false, false)).isEqualTo(diskUnknown);
    }

    /** Whether a row matters if there is a compaction alone, a defragmentation alone, neither. */
    @ParameterizedTest
    @CsvSource({"11613, no, yes, no", "11652, yes, yes, yes", "13908, yes, yes, yes", "14382, yes, yes, yes",
        "14733, no, yes, no", "14884, yes, yes, yes", "15919, yes, no, no", "17612, yes, no, no", "17780, yes, no, no",
        "18089, yes, no, no", "18810, no, yes, no", "20659, no, yes, no"})
    void aRowMattersForWhatItIsAbout(int issue, String compaction, String defragmentation, String neither) {
        Risks row = row(issue);
        assertThat(answer(row, true, false, false, false, true).isEmpty()).isEqualTo(compaction.equals("no"));
        assertThat(answer(row, false, true, false, false, true).isEmpty()).isEqualTo(defragmentation.equals("no"));
        assertThat(answer(row, false, false, false, false, true).isEmpty()).isEqualTo(neither.equals("no"));
    }

    @Test
    void thereIsNoOtherRow() {
        assertThat(Risks.values()).extracting(Risks::id).containsExactly("version-risk-11613", "version-risk-11652",
                "version-risk-13908", "version-risk-14382", "version-risk-14733", "version-risk-14884",
                "version-risk-15919", "version-risk-17612", "version-risk-17780", "version-risk-18089",
                "version-risk-18810", "version-risk-20659");
    }

    @Test
    void olderMinorVersionsAreInTheRowsThatHaveNoStart() {
        assertThat(row(11613).concerns(new EtcdVersion(3, 3, 27))).isTrue();
        assertThat(row(13908).concerns(new EtcdVersion(3, 3, 1))).isFalse();
        assertThat(row(11613).concerns(new EtcdVersion(2, 3, 8))).isTrue();
        assertThat(row(20659).concerns(new EtcdVersion(4, 0, 0))).isFalse();
    }

    /** Debian 12's etcd. Its rows ask for free disk and for members that are there, and nothing else. */
    @Test
    void debiansVersionWorksWithWhatItsRowsAsk() {
        Observation now = seen(debian(1), debian(2), debian(3));
        assertThat(new Asked().plan(now).refusals()).isEmpty();
        assertThat(risks(new Asked().plan(now))).containsExactly("version-risk-17612 WARN", "version-risk-17780 WARN",
                "version-risk-18089 WARN", "version-risk-18810 WARN", "version-risk-20659 WARN");

        Asked blind = new Asked().freeDisk(Map.of()).allow("unknown-free-disk");
        assertThat(blind.check("version-risk-18810", now)).isEqualTo(new Check("version-risk-18810",
                Check.Result.REFUSE,
                "etcd 3.4.23 (etcd-io/etcd#18810)",
                "a defragmentation that fails, on a full disk for example, crashes the member; say with --free-disk"
                        + " MEMBER=SIZE that there is room; or go on with --allow version-risk-18810",
                "version-risk-18810"));
        assertThat(blind.allow("unknown-free-disk", "version-risk-18810").plan(now).refusals()).isEmpty();
    }

    @Test
    void aMemberThatIsAwayMayNeedASnapshotWhenItIsBack() {
        Check check = new Asked().allow("member-down").check("version-risk-20659",
                seen(debian(1), debian(2), debian(3).down()));
        assertThat(check).isEqualTo(new Check("version-risk-20659", Check.Result.REFUSE,
                "etcd 3.4.23 (etcd-io/etcd#20659)",
                "a defragmentation while the member applies a snapshot of the leader corrupts its db; wait until every"
                        + " member is back and has caught up; or go on with --allow version-risk-20659",
                "version-risk-20659"));
        assertThat(new Asked().check("version-risk-20659", debian(1), debian(2), debian(3).applied(3_999)).stops())
                .isTrue();
        assertThat(
                new Asked().check("version-risk-20659", debian(1), debian(2), debian(3).gauges(false, 1, -1L)).stops())
                .isTrue();
    }

    @Test
    void mixedVersionsAreNamedAndOnlyThoseConcerned() {
        SeenMember[] mixed = {of(1).version("3.5.15"), of(2).version("3.5.35"), of(3).version("3.5.35")};
        assertThat(new Asked().check("same-version", mixed)).isEqualTo(new Check("same-version", Check.Result.REFUSE,
                "m1 runs 3.5.15, m2 runs 3.5.35, m3 runs 3.5.35",
                "versions differ in how they compact and defragment: end the upgrade first, or go on with --allow"
                        + " mixed-versions",
                "mixed-versions"));
        assertThat(new Asked().check("version-risk-18089", mixed)).isEqualTo(new Check("version-risk-18089",
                Check.Result.REFUSE, "etcd 3.5.15 (etcd-io/etcd#18089)",
                "a compaction drops the tombstone at its revision, so that hashes differ among mixed versions; end the"
                        + " upgrade first; or go on with --allow version-risk-18089",
                "version-risk-18089"));
    }

    @Test
    void aVersionThatSaysNothingIsAskedAbout() {
        assertThat(new Asked().check("version-known", of(1).version("unknown"))).isEqualTo(new Check("version-known",
                Check.Result.NOT_MADE, "m1 runs 'unknown'",
                "this is no version that etcd has, so its faults are unknown; go on with --allow unknown-version",
                "unknown-version"));
    }

    @Test
    void aDowngradeIsEndedFirst() {
        assertThat(new Asked().check("downgrade", of(1), of(2).downgrade("3.6.0"), of(3))).isEqualTo(new Check(
                "downgrade",
                Check.Result.REFUSE, "a downgrade to 3.6.0 is under way",
                "the db is being brought into another form: end it, or cancel it with etcdctl downgrade cancel, first",
                null));
    }

    private static SeenMember debian(int number) {
        return of(number).version("3.4.23");
    }

    private static List<String> risks(Plan plan) {
        return plan.checks().stream().filter(check -> check.id().startsWith("version-risk-"))
                .map(check -> check.id() + " " + check.result()).toList();
    }

    private static Risks row(int issue) {
        return Arrays.stream(Risks.values())
                .filter(risk -> risk.id().equals("version-risk-" + issue)).findFirst().orElseThrow();
    }

    /** Result and whether it may be allowed, of an etcd of that row; empty if the row does not matter. */
    private static String answer(Risks row, boolean compacts, boolean defragments, boolean mixed, boolean lagging,
            boolean disk) {
        List<EtcdVersion> some = new ArrayList<>();
        for (int minor = 4; minor <= 6; minor++) {
            for (int patch = 0; patch < 40; patch++) {
                EtcdVersion version = new EtcdVersion(3, minor, patch);
                if (some.isEmpty() && row.concerns(version)) {
                    some.add(version);
                }
            }
        }
        return Risks.checks(some, new Risks.Circumstances(compacts, defragments, mixed, lagging, disk)).stream()
                .filter(check -> check.id().equals(row.id())).findFirst()
                .map(check -> check.result().name().toLowerCase(Locale.ROOT) + " "
                        + (check.allow() == null ? "never" : "ask"))
                .orElse("");
    }
}
