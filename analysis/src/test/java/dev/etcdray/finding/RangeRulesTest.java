package dev.etcdray.finding;

import dev.etcdray.etcd.EtcdFacts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Over live keys alone: rules that need more do not run, others say nothing of what they do not see. */
class RangeRulesTest {
    private static final long MIB = 1 << 20;

    static List<Rule> rules() {
        return Rules.of(Thresholds.standard());
    }

    /** With everything there is to find, as far as a range shows it; a rule that looks further would fail. */
    @ParameterizedTest
    @MethodSource("rules")
    void aRuleRunsExactlyWhenItsNeedsAreMet(Rule rule) {
        Situations range = new Situations().put("/registry/events/a/b", 8 * MIB).put("/x/y", 8 * MIB)
                .put("/registry/wgpolicyk8s.io/policyreports/a/b", 8 * MIB).range(null, null);
        // Names are there unless somebody hides them.
        boolean needsNothing = Set.of(Need.NAMES).containsAll(rule.needs());
        assertThat(range.notRun(rule) == null).isEqualTo(needsNothing);
        if (needsNothing) {
            assertThat(range.found(rule)).allSatisfy(finding -> assertThat(finding.evidence().figures())
                    .noneMatch(figure -> figure.name().contains("history") || figure.name().contains("revision")));
        }
    }

    @Test
    void reportsAreCountedWithoutTheirHistory() {
        Finding finding = new Situations().put("/registry/wgpolicyk8s.io/policyreports/a/b", 8 * MIB)
                .range(null, null).found(new PolicyReportsRule()).getFirst();
        assertThat(finding.sentence()).isEqualTo("1 report of policy engines and scanners takes 8.0 MiB; they are"
                + " rewritten by scan after scan and can be kept outside etcd.");
    }

    @Test
    void mostOfWhatWasReadIsNotMostOfTheEtcd() {
        Finding finding = new Situations().put("/registry/pods/a/b", 3 * MIB).put("/registry/secrets/a/b", MIB)
                .range(null, null).found(new AccumulationRule()).getFirst();
        assertThat(finding.sentence())
                .isEqualTo("Most of what was read comes together in one place: pods in namespace a"
                        + " take 3.0 MiB (75.0%) of the live data read.");
    }

    @Test
    void theQuotaIsComparedWithWhatTheMemberTells() {
        assertThat(quota(799)).isEmpty();
        assertThat(quota(800)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.savings()).isEqualTo(Savings.NONE);
            assertThat(finding.unproven()).isEqualTo("How much compaction and defragmentation would bring back.");
        });
        assertThat(new Situations().range(null, 800L).notRun(new QuotaRule()))
                .isEqualTo("the quota is not known; give it with --quota");
        assertThat(new Situations().range(null, null).quota(1000).notRun(new QuotaRule()))
                .isEqualTo("the member does not tell its db size");
    }

    private static List<Finding> quota(long dbSize) {
        return new Situations().range(null, dbSize).quota(1000).found(new QuotaRule());
    }

    @Test
    void alarmsAreKnownFromTheMember() {
        assertThat(new Situations().range(List.of(new EtcdFacts.Alarm(0x1a, "NOSPACE")), null)
                .found(new AlarmRule())).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
        assertThat(new Situations().range(List.of(), null).notRun(new AlarmRule())).isNull();
    }

    /** Of 100 MiB 10 are a tenth: a warning; of what was read they are all. */
    @Test
    void aSavingIsComparedWithTheDbSizeWhereItIsKnown() {
        Situations events = new Situations().put("/registry/events/a/b", 10 * MIB - 1);
        assertThat(events.range(null, 100 * MIB).found(new EventsRule())).extracting(Finding::severity)
                .containsExactly(Severity.INFO);
        assertThat(events.range(null, null).found(new EventsRule())).extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void everyNeedIsSomeRules() {
        assertThat(rules().stream().flatMap(rule -> rule.needs().stream())).containsAll(Set.of(Need.values()));
    }
}
