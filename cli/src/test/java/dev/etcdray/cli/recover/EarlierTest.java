package dev.etcdray.cli.recover;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalFile;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlanFile;
import dev.etcdray.recover.plan.SnapshotFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A plan that is made again where one is. */
class EarlierTest {
    private static final Path SAMPLE = Path.of(System.getProperty("etcdray.root")).resolve("samples/k8s-small.db");

    @TempDir
    private Path directory;
    private Path file = Path.of("");
    private Path journal = Path.of("");
    private final PlanSnapshot proof = new PlanSnapshot(
            Console.of(new ByteArrayOutputStream(), new ByteArrayOutputStream()));

    @BeforeEach
    void name() {
        file = directory.resolve("plan.json");
        journal = directory.resolve("plan.json.journal");
    }

    @Test
    void namesThatNothingHas() throws IOException {
        assertThat(EarlierSnapshot.free(file)).isEqualTo(directory.resolve("plan.snapshot.db"));
        Files.createFile(directory.resolve("plan.snapshot.db"));
        Files.createFile(directory.resolve("plan.snapshot-2.db"));
        assertThat(EarlierSnapshot.free(file)).isEqualTo(directory.resolve("plan.snapshot-3.db"));
    }

    @Test
    void aSnapshotSinceWhichNothingWasWrittenServesAgain() throws IOException {
        SnapshotFile snapshot = planned(OnPaper.REVISION);
        assertThat(new EarlierSnapshot(file, proof).stillGood(OnPaper.full())).contains(snapshot);
    }

    @Test
    void oneThatIsOlderDamagedGoneOrOfAnotherClusterDoesNot() throws IOException {
        Observation now = OnPaper.full();
        EarlierSnapshot earlier = new EarlierSnapshot(file, proof);
        assertThat(earlier.stillGood(now)).as("no plan").isEmpty();
        planned(OnPaper.REVISION - 1);
        assertThat(earlier.stillGood(now)).as("older").isEmpty();
        SnapshotFile snapshot = planned(OnPaper.REVISION);
        byte[] bytes = Files.readAllBytes(Path.of(snapshot.path()));
        bytes[bytes.length / 2]++;
        Files.write(Path.of(snapshot.path()), bytes);
        assertThat(earlier.stillGood(now)).as("damaged").isEmpty();
        Files.delete(Path.of(snapshot.path()));
        assertThat(earlier.stillGood(now)).as("gone").isEmpty();
        Files.writeString(file, "{}");
        assertThat(earlier.stillGood(now)).as("no plan any more").isEmpty();
    }

    /** A plan of that snapshot, as it was written. */
    private SnapshotFile planned(long revision) throws IOException {
        Path copy = directory.resolve("plan.snapshot.db");
        Files.deleteIfExists(copy);
        Files.copy(SAMPLE, copy);
        SnapshotFile snapshot = new SnapshotFile(copy.toString(), Files.size(copy), Sha256.of(copy), revision,
                OnPaper.id(2));
        Plan plan = OnPaper.plan(OnPaper.full(), new Goal(Goal.Which.NEEDED, Set.of(), true), snapshot, 2_000_000,
                Set.of(), Map.of());
        try (Writer out = Files.newBufferedWriter(file)) {
            PlanFile.write(plan, out);
        }
        return snapshot;
    }

    @Test
    void aPlanThatWasBegunStays() throws IOException {
        EarlierJournal earlier = new EarlierJournal(file, journal);
        earlier.refuseBegun();
        try (JournalFile lines = JournalFile.open(journal)) {
            lines.append(OnPaper.line(1, Event.PLAN, null, "plan 12"));
            assertThatThrownBy(earlier::refuseBegun).hasMessageContaining("another etcdray is at work on");
        }
        earlier.refuseBegun();
        try (JournalFile lines = JournalFile.open(journal)) {
            lines.append(OnPaper.line(2, Event.STARTED, "compact", "Compacting"));
        }
        assertThatThrownBy(earlier::refuseBegun).hasMessageContaining("etcdray recover resume " + file);
    }

    @Test
    void aJournalOfNothingMakesWay() throws IOException {
        EarlierJournal earlier = new EarlierJournal(file, journal);
        earlier.setAside();
        Files.writeString(journal, "old");
        earlier.setAside();
        assertThat(journal).doesNotExist();
        assertThat(directory.resolve("plan.json.journal.old")).hasContent("old");
        try (JournalFile lines = JournalFile.open(journal)) {
            assertThat(lines.lines()).isEmpty();
        }
    }
}
