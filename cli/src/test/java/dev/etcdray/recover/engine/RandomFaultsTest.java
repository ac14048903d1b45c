package dev.etcdray.recover.engine;

import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.journal.MemoryJournal;
import dev.etcdray.recover.plan.Plan;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of recoveries, each with other mishaps in another order: lost calls and answers, ends of the process, silent
 * members, elections, other people at work. {@link Rules} fails the test at the call that must not be; here is what has to
 * hold at the end. The clock is the simulation's.
 */
class RandomFaultsTest {
    private static final long QUOTA = 16_000_000;
    private static final int LUCKLESS_RUNS = 12;
    private static final int MOST_RUNS = LUCKLESS_RUNS + 8;

    /** @param often how probable a mishap is at a call */
    @ParameterizedTest
    @CsvSource({"1, 0.05, 1000", "3, 0.05, 2000", "3, 0.3, 3000", "5, 0.2, 1500", "3, 0.6, 1500"})
    void nothingForbiddenIsEverDone(int voters, double often, int sequences) throws IOException {
        Map<Ending.Kind, Integer> endings = new EnumMap<>(Ending.Kind.class);
        for (long seed = 0; seed < sequences; seed++) {
            RandomFaults faults = new RandomFaults(seed * 31 + voters, often, seed % 4 != 0);
            try {
                endings.merge(recover(voters, faults), 1, Integer::sum);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + " after " + faults.happened, e);
            }
        }
        System.out.println(voters + " voters, mishaps at " + often + ": " + endings);
        assertThat(endings.getOrDefault(Ending.Kind.DONE, 0)).isGreaterThan(sequences / 2);
    }

    private static Ending.Kind recover(int voters, RandomFaults faults) throws IOException {
        MemoryJournal journal = new MemoryJournal();
        Rules rules = new Rules(10_000, journal);
        SimulatedEtcd etcd = new SimulatedEtcd(faults, rules);
        for (int i = 1; i <= voters; i++) {
            etcd.add(i, false, QUOTA - 500 + i, QUOTA);
        }
        etcd.nospace.add(new MemberId(2).hex());
        faults.on = false;
        Plan plan = Plans.recovery(etcd.observe(), allowed(voters));
        faults.on = true;
        Parts parts = new Parts(plan, etcd, journal, (step, word) -> true, new Silent(), etcd, Plans::brief,
                snapshot -> {
                });
        Ending ending = run(parts, Recovery.Mode.APPLY);
        for (int i = 0; i < MOST_RUNS && goesOn(ending); i++) {
            // Nobody is unlucky for ever.
            faults.on = i < LUCKLESS_RUNS;
            if (!faults.on) {
                mend(etcd);
            }
            etcd.nowMillis += 600_000;
            ending = run(parts, Recovery.Mode.RESUME);
        }
        if (ending.kind() == Ending.Kind.DONE) {
            assertRecovered(etcd);
        } else {
            // When luck returns all come to a good end, but for members that disagree.
            assertThat(ending.kind()).as(ending.sentence()).isEqualTo(Ending.Kind.CORRUPT);
        }
        return ending.kind();
    }

    /** What people do before they go on: all members run, their metrics are in reach, no learner is left that is full. */
    private static void mend(SimulatedEtcd etcd) {
        etcd.members.values().removeIf(member -> member.learner);
        etcd.members.values().forEach(member -> {
            member.metrics = true;
            member.silentUntilMillis = 0;
        });
        if (!etcd.members.containsKey(etcd.leader)) {
            etcd.leader = etcd.members.firstKey();
        }
    }

    /** One voter has none to spare, nor has it when a second one is added. */
    private static Set<String> allowed(int voters) {
        return voters == 1
                ? Set.of("single-member-outage", "no-spare-quorum", "unobserved-streams")
                : Set.of("unobserved-streams");
    }

    private static Ending run(Parts parts, Recovery.Mode mode) throws IOException {
        try {
            return Recovery.run(parts, mode);
        } catch (Killed e) {
            return new Ending(Ending.Kind.PARTIAL, "killed");
        }
    }

    private static boolean goesOn(Ending ending) {
        return switch (ending.kind()) {
            case DONE, CORRUPT -> false;
            default -> true;
        };
    }

    private static void assertRecovered(SimulatedEtcd etcd) {
        assertThat(etcd.nospace).as("no alarm").isEmpty();
        assertThat(List.copyOf(etcd.members.values())).as("all below their quota")
                .allMatch(member -> member.dbSizeBytes + 64 < member.quotaBytes);
        assertThat(etcd.compactRevision).isGreaterThanOrEqualTo(10_000);
    }
}
