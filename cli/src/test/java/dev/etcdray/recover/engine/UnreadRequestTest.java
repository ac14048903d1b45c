package dev.etcdray.recover.engine;

import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.journal.MemoryJournal;
import dev.etcdray.recover.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A member stands still with a request in its socket, and our process ends. When it wakes it answers, shows the db as it was,
 * and only then reads the request: a real etcd 3.6 began 24 ms later, long after its client had given up. Nobody may conclude
 * from the first look that nothing was done.
 */
class UnreadRequestTest {
    private static final long QUOTA = 16_000_000;
    private static final String STEP = "defragment/2";
    private static final long ASLEEP_MILLIS = 60_000;
    private static final long UNREAD_MILLIS = 2_000;

    private boolean lost;
    private int calls;

    @Test
    void isNotTakenForOneThatNeverArrived() throws IOException {
        MemoryJournal journal = new MemoryJournal();
        SimulatedEtcd etcd = new SimulatedEtcd(new Sleep(), new Rules(10_000, journal));
        for (int i = 1; i <= 3; i++) {
            etcd.add(i, false, QUOTA - 500 + i, QUOTA);
        }
        etcd.nospace.add(new MemberId(2).hex());
        Plan plan = Plans.recovery(etcd.observe(), Set.of());
        Parts parts = new Parts(plan, etcd, journal, (step, word) -> true, new Silent(), etcd, Plans::brief,
                snapshot -> {
                });
        assertThatThrownBy(() -> Recovery.run(parts, Recovery.Mode.APPLY)).isInstanceOf(Killed.class);
        assertThat(last(journal)).isEqualTo(Event.STARTED);

        Ending ending = Recovery.run(parts, Recovery.Mode.RESUME);
        assertThat(ending.kind()).as(ending.sentence()).isEqualTo(Ending.Kind.DONE);
        assertThat(last(journal)).isEqualTo(Event.RESOLVED_DONE);
        assertThat(calls).isEqualTo(1);
    }

    private static Event last(MemoryJournal journal) {
        return journal.lines().stream().filter(line -> STEP.equals(line.step())).map(JournalLine::event)
                .reduce((one, later) -> later).orElseThrow();
    }

    /** Before m2 has read the first request to defragment. */
    private final class Sleep implements Faults {
        @Override
        public void passing(SimulatedEtcd etcd) {
            // Nothing else happens.
        }

        @Override
        public Outcome around(SimulatedEtcd etcd, String what, MemberId member, Duration limit,
                Supplier<Outcome> call) {
            if (!what.equals("defragment") || member.value() != 2) {
                return call.get();
            }
            calls++;
            if (lost) {
                return call.get();
            }
            lost = true;
            SimulatedMember target = Objects.requireNonNull(etcd.members.get(member.value()));
            target.silentUntilMillis = etcd.nowMillis + ASLEEP_MILLIS;
            target.defragBeginsMillis = target.silentUntilMillis + UNREAD_MILLIS;
            throw new Killed();
        }
    }
}
