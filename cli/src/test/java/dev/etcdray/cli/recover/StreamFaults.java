package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.HeldSnapshot;
import dev.etcdray.recover.journal.Event;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody streams a snapshot. */
abstract class StreamFaults extends Faults {
    private final AtomicReference<HeldSnapshot> held = new AtomicReference<>();

    StreamFaults(EtcdVersion version) {
        super(version);
    }

    @Test
    void itIsWaitedForBeforeAnythingIsChanged() throws Exception {
        isPlanned("--streams-timeout", "2s");
        try (HeldSnapshot stream = HeldSnapshot.open(m2)) {
            hasEnded(incident.apply("--allow", "no-spare-quorum"), 6, "somebody streams a snapshot from m2",
                    "the plan is applied, allowing no-spare-quorum",
                    "recover resume " + incident.plan() + " --allow no-spare-quorum`");
            assertThat(HeldSnapshot.openAt(m2)).as(stream.toString()).isEqualTo(1);
            incident.isUntouched();
        }
        isFinishedByResuming();
    }

    /** The defragmentation waits for its end, and goes on at the member when the client has given up. */
    @Test
    void itIsOpenedWhileTheMemberDefragmentsAndEnds() throws Exception {
        isPlanned("--defrag-timeout", "5s");
        AtomicReference<CompletableFuture<Void>> background = new AtomicReference<>();
        traps.before("Defragment", "m2", () -> {
            HeldSnapshot stream = HeldSnapshot.open(m2);
            background.set(meanwhile(() -> {
                Thread.sleep(7_000);
                stream.close();
            }));
        });
        hasEnded(incident.apply(IMPATIENT), 0);
        background.get().get(60, TimeUnit.SECONDS);
        assertThat(incident.journal(defragment("m2"))).containsSubsequence(Event.STARTED, Event.UNKNOWN,
                Event.RESOLVED_DONE);
        assertThat(traps.calls("Defragment", "m2")).isEqualTo(1);
        incident.isRecovered();
    }

    @Test
    void itIsOpenedWhileTheMemberDefragmentsAndStays() throws Exception {
        isPlanned("--defrag-timeout", "5s");
        traps.before("Defragment", "m2", () -> held.set(HeldSnapshot.open(m2)));
        hasEnded(incident.apply(IMPATIENT), 7, "it is not repeated");
        hasEnded(incident.resume(IMPATIENT), 7, "it is not repeated");
        assertThat(last(defragment("m2"))).isEqualTo(Event.UNKNOWN);
        assertThat(traps.calls("Defragment", "m2")).isEqualTo(1);

        held.get().close();
        isFinishedByResuming();
        assertThat(last(defragment("m2"))).isEqualTo(Event.RESOLVED_DONE);
        assertThat(traps.calls("Defragment", "m2")).isEqualTo(1);
    }
}
