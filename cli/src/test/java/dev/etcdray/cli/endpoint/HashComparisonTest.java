package dev.etcdray.cli.endpoint;

import dev.etcdray.cli.endpoint.HashComparison.Hashed;
import dev.etcdray.cli.endpoint.HashComparison.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HashComparisonTest {

    @Test
    void equalHashesAgree() {
        HashComparison all = HashComparison.of(7, List.of(hash("m1", 17, 3), hash("m2", 17, 3)));
        assertThat(all.verdict()).isEqualTo(Verdict.AGREE);
        assertThat(all.sentence()).isEqualTo("all 2 hashes at revision 7 are equal");
    }

    @Test
    void otherHashesAfterTheSameCompactionDisagree() {
        HashComparison all = HashComparison.of(7, List.of(hash("m1", 17, 3), hash("m2", 18, 3), hash("m3", 17, 3)));
        assertThat(all.verdict()).isEqualTo(Verdict.DISAGREE);
        assertThat(all.sentence()).isEqualTo("members DISAGREE about the data at revision 7: m1, m3: 17; m2: 18; a hash"
                + " does not tell who is right");
    }

    @Test
    void anotherCompactionMakesThemIncomparable() {
        HashComparison all = HashComparison.of(7, List.of(hash("m1", 17, 3), hash("m2", 18, 5)));
        assertThat(all.verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(all.sentence()).isEqualTo("hashes cannot be compared: compact revisions differ (m1: compacted at 3;"
                + " m2: compacted at 5)");
    }

    @Test
    void twoThatCanBeComparedDisagreeWhateverTheThirdSays() {
        assertThat(HashComparison.of(7, List.of(hash("m1", 17, 3), hash("m2", 18, 5), hash("m3", 19, 5))).verdict())
                .isEqualTo(Verdict.DISAGREE);
    }

    @Test
    void versionsThatHashByOtherRulesAreNoDisagreement() {
        HashComparison all = HashComparison.of(7,
                List.of(hash("m1", "3.5.15", 17, 3), hash("m2", "3.5.16", 18, 3)));
        assertThat(all.verdict()).isEqualTo(Verdict.INCOMPARABLE);
        assertThat(all.sentence()).contains("so do versions");
        assertThat(HashComparison.of(7, List.of(hash("m1", "3.5.16", 17, 3), hash("m2", "3.6.1", 18, 3))).verdict())
                .isEqualTo(Verdict.DISAGREE);
    }

    @Test
    void membersOfOtherClustersAreNotCompared() {
        Hashed stranger = new Hashed(hash("x1", 18, 3).row(), "b", "3.6.1");
        assertThat(HashComparison.of(7, List.of(hash("m1", 17, 3), stranger)).verdict())
                .isEqualTo(Verdict.INCOMPARABLE);
    }

    @Test
    void oneAloneHasNothingToBeComparedWith() {
        Hashed mute = new Hashed(new HashRow("m2:2379", "m2", null, null, new MemberError("timed-out", "no answer")),
                "a", "3.6.1");
        HashComparison all = HashComparison.of(7, List.of(hash("m1", 17, 3), mute));
        assertThat(all.verdict()).isEqualTo(Verdict.ALONE);
        assertThat(all.sentence()).isEqualTo("only m1 gave a hash: there is nothing to compare it with");
        assertThat(HashComparison.of(7, List.of(mute)).sentence()).isEqualTo("no voter gave a hash");
    }

    private static Hashed hash(String name, long hash, long compactRevision) {
        return hash(name, "3.6.1", hash, compactRevision);
    }

    private static Hashed hash(String name, String version, long hash, long compactRevision) {
        return new Hashed(new HashRow(name + ":2379", name, hash, compactRevision, null), "a", version);
    }
}
