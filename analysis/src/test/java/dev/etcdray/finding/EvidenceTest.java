package dev.etcdray.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is named does not depend on threads or on the order in which they came by. */
class EvidenceTest {

    @Test
    void theLargestKeysAreNamedWhateverTheirOrder() {
        // key-00 to key-29, of 0 to 9 bytes: three of each size.
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            numbers.add(i);
        }
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(numbers, random);
            TopEvidence first = new TopEvidence();
            TopEvidence second = new TopEvidence();
            for (int i = 0; i < 30; i++) {
                int number = numbers.get(i);
                (i < round % 30 ? first : second).offer(PlantedEtcd.utf8("key-" + number / 10 + number % 10),
                        number % 10, null);
            }
            first.addAll(second);
            assertThat(first.keys()).extracting(Evidence.Key::key).containsExactly("key-09", "key-19", "key-29",
                    "key-08", "key-18");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anyNumberOfCollectorsTalliesTheSame(int collectors) {
        ObjectTallies tallies = new ObjectTallies();
        List<ObjectTally> each = new ArrayList<>();
        for (int i = 0; i < collectors; i++) {
            each.add(tallies.next());
        }
        for (int i = 1; i <= 12; i++) {
            each.get(i % collectors).add("ns-" + i % 3, PlantedEtcd.utf8("key-" + i), i);
        }
        ObjectTally sum = tallies.sum();
        assertThat(sum.objects()).isEqualTo(12);
        assertThat(sum.bytes()).isEqualTo(78);
        // ns-0 has 3, 6, 9 and 12.
        assertThat(sum.mainNamespace()).isEqualTo("ns-0");
        assertThat(sum.top().keys()).extracting(Evidence.Key::bytes).containsExactly(12L, 11L, 10L, 9L, 8L);
        assertThat(tallies.sum().bytes()).as("when asked again").isEqualTo(78);
    }

    @Test
    void ofEqualNamespacesTheFirstByNameIsNamed() {
        ObjectTally tally = new ObjectTally();
        tally.add("b", new byte[1], 5);
        tally.add("a", new byte[1], 5);
        assertThat(tally.mainNamespace()).isEqualTo("a");
        assertThat(new ObjectTally().mainNamespace()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aRuleFindsTheSameWithAnyNumberOfThreads(int workers) {
        Situations situations = new Situations().workers(workers);
        for (int i = 0; i < 40; i++) {
            situations.put("/registry/pods/ns-" + i % 4 + "/p-" + i, 10_000 + i,
                    "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"status\":{\"phase\":\"Failed\"}}");
        }
        Finding finding = situations.found(new FinishedPodsRule()).getFirst();
        // 0 + 1 + ... + 39 = 780
        assertThat(finding.bytes()).isEqualTo(400_780);
        assertThat(finding.sentence()).startsWith("40 Pods have").endsWith("most in namespace ns-3.");
        assertThat(finding.evidence().keys()).extracting(Evidence.Key::bytes)
                .containsExactly(10_039L, 10_038L, 10_037L, 10_036L, 10_035L);
    }
}
