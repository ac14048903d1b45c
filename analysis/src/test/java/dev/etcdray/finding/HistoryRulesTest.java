package dev.etcdray.finding;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules about history and about where bytes come together. */
class HistoryRulesTest {
    private static final int KIB = 1 << 10;
    private static final long LEAST = 256 * KIB;

    /** A key with a live revision of one byte and so many old ones that take these bytes together. */
    private static Situations churn(String key, int old, long history) {
        Situations situations = new Situations().put(key, history - old + 1);
        return situations.puts(key, old - 1, 1).put(key, 1);
    }

    @Test
    void aResourceChurnsFromFivePercentOfAllRevisions() {
        assertThat(churn("/registry/pods/a/b", 2, LEAST).put("/registry/nodes/n", 19 * LEAST)
                .found(new ChurnPrefixRule())).isEmpty();
        assertThat(churn("/registry/pods/a/b", 2, LEAST).put("/registry/nodes/n", 19 * LEAST - 1)
                .found(new ChurnPrefixRule())).singleElement().satisfies(finding -> {
                    assertThat(finding.bytes()).isEqualTo(LEAST);
                    assertThat(finding.sentence()).startsWith("Old versions of pods, mostly of namespace a, take"
                            + " 256.0 KiB (5.0% of all data): 2 revisions that were overwritten or deleted;");
                    assertThat(finding.audience()).isEqualTo(Audience.TENANT);
                });
        assertThat(churn("/registry/pods/a/b", 2, LEAST - 1).found(new ChurnPrefixRule())).isEmpty();
    }

    @Test
    void tombstonesAreHistoryAndOneOfThemIsSingular() {
        Finding finding = new Situations().delete("/registry/minions/n", LEAST).found(new ChurnPrefixRule())
                .getFirst();
        assertThat(finding.sentence()).startsWith("Old versions of nodes take 256.0 KiB (100.0% of all data):"
                + " 1 revision that was overwritten");
        assertThat(finding.audience()).isEqualTo(Audience.PLATFORM);
    }

    @Test
    void aKeyChurnsWithTenOldVersionsThatTakeOnePercent() {
        assertThat(churn("/registry/pods/a/b", 9, LEAST).found(new ChurnKeyRule())).isEmpty();
        assertThat(churn("/registry/pods/a/b", 10, LEAST - 1).found(new ChurnKeyRule())).isEmpty();
        assertThat(churn("/registry/pods/a/b", 10, LEAST).put("/registry/nodes/n", 99 * LEAST)
                .found(new ChurnKeyRule())).isEmpty();
        assertThat(churn("/registry/pods/a/b", 10, LEAST).put("/registry/nodes/n", 99 * LEAST - 1)
                .found(new ChurnKeyRule())).singleElement().satisfies(finding -> {
                    assertThat(finding.sentence()).isEqualTo("One key, /registry/pods/a/b, has 10 old versions, which"
                            + " take 256.0 KiB.");
                    assertThat(finding.savings()).isEqualTo(new Savings(0, LEAST, LEAST));
                });
    }

    /** A thousand are worth a look in the largest etcd. */
    @Test
    void aKeyChurnsWithAThousandOldVersionsWhateverTheirShare() {
        assertThat(churn("/registry/pods/a/b", 999, LEAST).put("/registry/nodes/n", 1000 * LEAST)
                .found(new ChurnKeyRule())).isEmpty();
        assertThat(churn("/registry/pods/a/b", 1000, LEAST).put("/registry/nodes/n", 1000 * LEAST)
                .found(new ChurnKeyRule())).hasSize(1);
    }

    @Test
    void aKeyIsUnevenWithTwentyTimesItsNeighboursRevisions() {
        assertThat(uneven(99, 5)).isEmpty();
        assertThat(uneven(100, 4)).isEmpty();
        assertThat(uneven(100, 5)).singleElement().satisfies(finding -> {
            assertThat(finding.bytes()).isEqualTo(100);
            assertThat(finding.sentence())
                    .startsWith("/registry/pods/a/hot has 101 revisions where its neighbours have 1 on average:");
            assertThat(finding.command()).isEqualTo("etcdray history SNAPSHOT /registry/pods/a/hot");
        });
    }

    private static List<Finding> uneven(int old, int neighbours) {
        Situations situations = new Situations().puts("/registry/pods/a/hot", old + 1, 1);
        for (int i = 0; i < neighbours; i++) {
            situations.put("/registry/pods/a/" + i, 1);
        }
        return situations.found(new UnevenKeyRule());
    }

    @Test
    void theNeighboursOfADeletedKeyAreAllThatLive() {
        Situations situations = new Situations().puts("/registry/pods/a/hot", 100, 1)
                .delete("/registry/pods/a/hot", 1);
        for (int i = 0; i < 5; i++) {
            situations.put("/registry/pods/a/" + i, 1);
        }
        assertThat(situations.found(new UnevenKeyRule())).singleElement().satisfies(finding -> assertThat(
                PlantedWaste.figure(finding, "neighbours")).isEqualTo(5));
    }

    @Test
    void anEtcdAccumulatesWhereFortyPercentComeTogether() {
        assertThat(accumulation(59, 40)).isEmpty();
        // The place has less than half of its parent.
        assertThat(accumulation(41, 40)).isEmpty();
        assertThat(accumulation(40, 40)).singleElement().satisfies(finding -> {
            assertThat(finding.sentence()).startsWith("Most of this etcd comes together in one place: pods in"
                    + " namespace a take 40.0 MiB (50.0%) of all data.");
            assertThat(finding.audience()).isEqualTo(Audience.TENANT);
        });
        assertThat(new Situations().limit(Threshold.ACCUMULATION_SHARE, 51).put("/registry/pods/a/b", 40 << 20)
                .put("/registry/nodes/n", 40 << 20).found(new AccumulationRule())).isEmpty();
    }

    /** MiB of nodes and of pods; what is equal goes by name, and nodes of no namespace come first. */
    private static List<Finding> accumulation(long others, long pods) {
        Situations situations = new Situations().put("/registry/pods/a/b", pods << 20);
        for (int i = 0; i < others; i++) {
            situations.put("/registry/example.com/things" + i + "/a/b", 1 << 20);
        }
        return situations.found(new AccumulationRule());
    }

    @Test
    void anEtcdWithoutKubernetesAccumulatesBelowItsPrefixes() {
        Finding finding = new Situations().put("app/config/deep/a", LEAST).put("app/b", 1)
                .found(new AccumulationRule()).getFirst();
        assertThat(finding.sentence()).contains("keys below app/config/deep/ take 256.0 KiB");
        assertThat(finding.audience()).isEqualTo(Audience.PLATFORM);
        assertThat(finding.command()).isEqualTo("etcdray analyze SNAPSHOT --by key --prefix app/config/deep/");
    }

    @Test
    void anUnknownPrefixIsOneBesideKubernetesOnly() {
        assertThat(new Situations().put("/mine/a", LEAST).found(new UnknownPrefixRule())).isEmpty();
        assertThat(new Situations().put("/mine/a", LEAST - 1).put("/registry/pods/a/b", 1)
                .found(new UnknownPrefixRule())).isEmpty();
        assertThat(new Situations().put("/mine/a", LEAST).put("/registry/pods/a/b", 1).put("/calico/ipam/x", LEAST)
                .found(new UnknownPrefixRule())).singleElement().satisfies(finding -> assertThat(finding.sentence())
                        .startsWith("Keys below /mine/ take 256.0 KiB"));
    }

    /** Each finding is of what the filter lets through, and its shares are of the whole etcd. */
    @Test
    void aFilterNarrowsWhatRulesSeeAndNotTheWhole() {
        Situations both = churn("/registry/pods/a/b", 10, 2 * LEAST).puts("/registry/pods/z/b", 11, LEAST);
        assertThat(both.namespace("a").found(new ChurnPrefixRule())).singleElement().satisfies(finding -> {
            assertThat(finding.bytes()).isEqualTo(2 * LEAST);
            assertThat(finding.sentence()).contains("(15.4% of all data)");
        });
        assertThat(both.namespace("a").found(new ChurnKeyRule())).extracting(Finding::bytes)
                .containsExactly(2 * LEAST);
        assertThat(both.namespace("nobody").found(new ChurnPrefixRule())).isEmpty();
    }
}
