package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.HeldSnapshot;
import dev.etcdray.lab.Poll;
import dev.etcdray.recover.journal.Event;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Members die, or stop. */
abstract class MemberFaults extends Faults {
    MemberFaults(EtcdVersion version) {
        super(version);
    }

    @Test
    void oneIsKilledDuringTheCompaction() throws Exception {
        isPlanned();
        traps.before("Compact", "m1", m3::kill);
        hasEnded(incident.apply(), 6, "m3 does not answer any more");
        assertThat(last("compact")).isEqualTo(Event.SUCCEEDED);
        assertThat(traps.calls("Defragment", "m2")).isZero();

        m3.restart();
        isFinishedByResuming();
        assertThat(traps.calls("Defragment", "m2")).isEqualTo(1);
    }

    @Test
    void theOneThatDefragmentsIsKilledAndComesBack() throws Exception {
        isPlanned();
        AtomicReference<CompletableFuture<Void>> background = new AtomicReference<>();
        traps.before("Defragment", "m2", () -> {
            HeldSnapshot held = HeldSnapshot.open(m2);
            background.set(meanwhile(() -> {
                killInMidDefragmentation(m2);
                held.close();
                m2.restart();
            }));
        });
        hasEnded(incident.apply(), 6, "was not rewritten");
        background.get().get(60, TimeUnit.SECONDS);
        assertThat(last(defragment("m2"))).isEqualTo(Event.RESOLVED_NOT_DONE);

        isFinishedByResuming();
        assertThat(traps.calls("Defragment", "m2")).isEqualTo(2);
    }

    @Test
    void theOneThatDefragmentsIsKilledAndStaysAway() throws Exception {
        isPlanned("--defrag-timeout", "5s");
        AtomicReference<CompletableFuture<Void>> background = new AtomicReference<>();
        traps.before("Defragment", "m2", () -> {
            HeldSnapshot held = HeldSnapshot.open(m2);
            background.set(meanwhile(() -> {
                killInMidDefragmentation(m2);
                held.close();
            }));
        });
        hasEnded(incident.apply(), 7, "it is not repeated");
        background.get().get(60, TimeUnit.SECONDS);
        assertThat(last(defragment("m2"))).isEqualTo(Event.UNKNOWN);

        m2.restart();
        isFinishedByResuming();
    }

    private static void killInMidDefragmentation(EtcdServer member) throws Exception {
        Poll.until(Duration.ofSeconds(10), () -> member + " does not defragment",
                () -> member.metric("etcd_disk_defrag_inflight") == 1);
        member.kill();
    }

    @Test
    void oneIsKilledBetweenTwoDefragmentations() throws Exception {
        isPlanned();
        traps.after("Defragment", "m2", m3::kill);
        hasEnded(incident.apply(), 6, "m3 does not answer any more");
        assertThat(last(defragment("m2"))).isEqualTo(Event.SUCCEEDED);
        assertThat(traps.calls("Defragment", "m3")).isZero();

        m3.restart();
        isFinishedByResuming();
        assertThat(traps.calls("Defragment", "m2")).isEqualTo(1);
    }

    @Test
    void theLeaderIsKilled() throws Exception {
        isPlanned();
        traps.after("Defragment", "m2", m1::kill);
        hasEnded(incident.apply(), 6, "m1 does not answer any more");
        m1.restart();
        isFinishedByResuming();
    }

    @Test
    void theOneThatIsToDefragmentIsPaused() throws Exception {
        isPlanned("--defrag-timeout", "5s");
        traps.before("Defragment", "m2", m2::pause);
        hasEnded(incident.apply(IMPATIENT), 7, "it is not repeated");
        assertThat(last(defragment("m2"))).isEqualTo(Event.UNKNOWN);
        assertThat(traps.calls("Defragment", "m2")).isEqualTo(1);

        m2.resume();
        isFinishedByResuming();
    }

    @Test
    void anotherIsPaused() throws Exception {
        isPlanned();
        traps.before("Defragment", "m2", m3::pause);
        hasEnded(incident.apply(IMPATIENT), 6, "m3 does not answer any more");
        assertThat(last(defragment("m2"))).isEqualTo(Event.SUCCEEDED);
        assertThat(traps.calls("Defragment", "m3")).isZero();

        m3.resume();
        isFinishedByResuming();
    }
}
