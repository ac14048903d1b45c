package dev.etcdray.cli.recover;

import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.recover.journal.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A recovery of three real members in which something goes wrong; of which version, is for those who extend it to say. */
abstract class Faults {
    /** Where a member stands still: each look at it takes as long as it is waited for. */
    static final Object[] IMPATIENT = {"--command-timeout", "2s"};

    @TempDir
    Path directory;

    private final EtcdVersion version;
    Traps traps = new Traps();
    Incident incident;
    EtcdServer m1;
    EtcdServer m2;
    EtcdServer m3;

    Faults(EtcdVersion version) {
        this.version = version;
    }

    /** Which etcd it is that is full. */
    FullEtcd full(EtcdVersion version) throws Exception {
        return FullEtcd.of(version);
    }

    /** Before members start in there. */
    void prepare(Path members) throws Exception {
    }

    @BeforeEach
    void itHappens() throws Exception {
        Path members = Files.createDirectory(directory.resolve("members"));
        prepare(members);
        incident = Incident.watched(full(version), members, traps);
        m1 = incident.member("m1");
        m2 = incident.member("m2");
        m3 = incident.member("m3");
    }

    @AfterEach
    void itIsOver() throws Exception {
        incident.close();
        assertThat(traps.unsprung()).isEmpty();
    }

    void isPlanned(Object... more) {
        hasEnded(incident.makePlan(more), 0);
    }

    /** It ended with this exit code, and says this. */
    static void hasEnded(Run run, int exitCode, String... words) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        for (String word : words) {
            assertThat(run.out() + run.err()).contains(word);
        }
    }

    /** How a step stands in the journal. */
    Event last(String step) throws Exception {
        return incident.journal(step).getLast();
    }

    String defragment(String member) throws Exception {
        return "defragment/" + incident.id(member);
    }

    /** A run that goes on finishes it, whatever was. */
    void isFinishedByResuming() throws Exception {
        hasEnded(incident.resume(), 0);
        incident.isRecovered();
        hasEnded(incident.verify(), 0);
    }

    /** Meanwhile. */
    static CompletableFuture<Void> meanwhile(Traps.Happening happening) {
        return CompletableFuture.runAsync(() -> {
            try {
                happening.happen();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
