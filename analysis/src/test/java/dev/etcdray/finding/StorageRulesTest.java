package dev.etcdray.finding;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules about pages and about etcd's own figures: silent one byte below their limit. */
class StorageRulesTest {
    private static final long MIB = 1 << 20;

    @Test
    void freePagesCountFromAQuarterOfTheDbAndEightMiB() {
        assertThat(new Situations().pages(32 * MIB, 8 * MIB - 1, 0).found(new FreePagesRule())).isEmpty();
        assertThat(new Situations().pages(32 * MIB + 4, 8 * MIB, 0).found(new FreePagesRule())).isEmpty();
        List<Finding> found = new Situations().pages(32 * MIB, 8 * MIB, 0).found(new FreePagesRule());
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.savings()).isEqualTo(new Savings(0, 0, 8 * MIB));
            assertThat(finding.sentence()).startsWith("8.0 MiB (25.0%) of the database are empty pages");
            assertThat(finding.audience()).isEqualTo(Audience.PLATFORM);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void slackCountsFromTwoFifthsOfTheLeaves() {
        // Nothing but slack and the revisions: 12 MiB and 8 MiB.
        assertThat(new Situations().put("/registry/pods/a/b", 12 * MIB + 1).pages(64 * MIB, 0, 8 * MIB)
                .found(new SlackRule())).isEmpty();
        assertThat(new Situations().put("/registry/pods/a/b", 12 * MIB).pages(64 * MIB, 0, 8 * MIB)
                .found(new SlackRule())).singleElement().satisfies(finding -> {
                    assertThat(finding.bytes()).isEqualTo(8 * MIB);
                    // A fresh file's pages are nine tenths full: 12 MiB take another 12/9 MiB.
                    assertThat(finding.savings()).isEqualTo(new Savings(0, 0, 8 * MIB - 12 * MIB / 9));
                });
    }

    @Test
    void theQuotaIsNearAtEightyPercentAndCriticalAtNinetyFive() {
        assertThat(quota(799)).isEmpty();
        assertThat(quota(800)).extracting(Finding::severity).containsExactly(Severity.WARNING);
        assertThat(quota(949)).extracting(Finding::severity).containsExactly(Severity.WARNING);
        assertThat(quota(950)).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
        assertThat(quota(1000)).singleElement().satisfies(finding -> assertThat(finding.sentence())
                .startsWith("The database has reached its quota"));
    }

    private static List<Finding> quota(long dbSize) {
        return new Situations().pages(dbSize, 0, 0).quota(1000).found(new QuotaRule());
    }

    @Test
    void aQuotaOfAnySizeIsComparedExactly() {
        assertThat(new Situations().pages(100 * MIB, 0, 0).quota(Long.MAX_VALUE).found(new QuotaRule())).isEmpty();
        assertThat(Thresholds.reached(100, Long.MAX_VALUE, Long.MAX_VALUE)).isTrue();
        assertThat(Thresholds.reached(100, Long.MAX_VALUE - 1, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void theQuotaTellsWhetherCompactionIsEnoughAndNamesTheCommandThatHelps() {
        Finding enough = new Situations().revision(7).pages(900, 0, 0).quota(1000).outlook(300, 849)
                .found(new QuotaRule()).getFirst();
        assertThat(enough.sentence()).endsWith("bring it to 849 B (84.9%).");
        assertThat(enough.savings()).isEqualTo(new Savings(0, 300, 51));
        assertThat(enough.command()).isEqualTo("etcdctl compact 7 --physical");
        Finding little = new Situations().pages(900, 0, 0).quota(1000).outlook(0, 850).found(new QuotaRule())
                .getFirst();
        assertThat(little.sentence()).contains("which is not enough");
        // Nothing is left to compact: etcd would refuse it.
        assertThat(little.command()).isEqualTo("etcdctl --endpoints $MEMBER defrag");
    }

    @Test
    void rulesThatCannotRunSayWhy() {
        assertThat(new Situations().pages(1, 0, 0).notRun(new QuotaRule()))
                .isEqualTo("the quota is not known; give it with --quota");
        for (Rule rule : List.of(new FreePagesRule(), new SlackRule())) {
            assertThat(new Situations().notRun(rule)).isEqualTo("a paged range does not show pages");
        }
    }

    @Test
    void anAlarmIsCriticalWhateverItsType() {
        Finding space = new Situations().alarm(-1, "NOSPACE").found(new AlarmRule()).getFirst();
        assertThat(space.sentence()).startsWith("Alarm NOSPACE of member ffffffffffffffff: etcd refuses every write");
        Finding corrupt = new Situations().alarm(0x1a, "CORRUPT").found(new AlarmRule()).getFirst();
        assertThat(corrupt.sentence()).startsWith("Alarm CORRUPT of member 1a: members disagree");
        Finding other = new Situations().alarm(0x1a, "7").found(new AlarmRule()).getFirst();
        assertThat(other.sentence()).isEqualTo("Alarm 7 of member 1a, of a type unknown here.");
        assertThat(List.of(space, corrupt, other)).extracting(Finding::severity).containsOnly(Severity.CRITICAL);
        assertThat(new Situations().found(new AlarmRule())).isEmpty();
    }

    @Test
    void compactionLagsFromTwentyThousandRevisions() {
        assertThat(lag(null, 19_999, MIB)).isEmpty();
        assertThat(lag(null, 20_000, (256 << 10) - 1)).isEmpty();
        assertThat(lag(null, 20_000, 256 << 10)).extracting(Finding::command)
                .containsExactly("etcdctl compact 20000 --physical");
        assertThat(lag(1L, 20_000, MIB)).isEmpty();
        assertThat(lag(1L, 20_001, MIB)).singleElement().satisfies(finding -> {
            assertThat(finding.sentence()).startsWith("The last compaction is 20000 revisions ago: 1.0 MiB of old");
            assertThat(finding.savings()).isEqualTo(new Savings(0, MIB, MIB));
        });
    }

    private static List<Finding> lag(@org.jspecify.annotations.Nullable Long compacted, long head, long history) {
        return new Situations().put("/registry/pods/a/b", history).put("/registry/pods/a/b", 1)
                .compacted(compacted, compacted).revision(head).found(new CompactionLagRule());
    }

    /** etcd refuses to compact twice at one revision. */
    @Test
    void anUnfinishedCompactionIsNeverToBeAskedForAgain() {
        Situations unfinished = new Situations().puts("/registry/pods/a/b", 9, 10).compacted(5L, 3L);
        Finding finding = unfinished.found(new CompactionLagRule()).getFirst();
        assertThat(finding.sentence()).startsWith("A compaction at revision 5 was begun and not finished: 80 B of old");
        assertThat(finding.command()).isEqualTo("etcdctl compact 9 --physical");
        assertThat(unfinished.compacted(9L, 3L).found(new CompactionLagRule()).getFirst().command())
                .isEqualTo("systemctl restart etcd");
        assertThat(unfinished.compacted(5L, 5L).found(new CompactionLagRule())).isEmpty();
    }
}
