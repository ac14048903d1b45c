package dev.etcdray.report;

import dev.etcdray.etcd.ChangedWhileReadingException;
import dev.etcdray.etcd.Progress;
import dev.etcdray.lab.BusyWriter;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Housekeeper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Analysing the db of an etcd that is being written to: every answer is right for a state that was committed, or there
 * is none. Anything else that is thrown fails the test: the file is sound, so no fault met in it is one.
 */
@Tag("servers")
@Isolated("It races with a writer: others would slow down one of the two.")
class RealBusyWriterTest {
    private static final long SEED = 7;
    private static final int SMALL_BYTES = 600;
    /** Makes a file that takes about as long to copy as the server takes from commit to commit. */
    private static final int LARGE_BYTES = 3_000;

    @TempDir
    private Path directory;

    /** What the readings came to. */
    private record Readings(List<AnalyzeReport> answers, int refused) {}

    @Test
    void anAnswerIsRightForSomeRevisionOrRefused(TestReporter reporter) throws Exception {
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_6, directory.resolve("etcd"))) {
            BusyWriter writer = BusyWriter.start(server, SEED, SMALL_BYTES);
            Readings readings;
            try (writer) {
                readings = read(server, 200);
            }
            check(readings, writer);
            tell(reporter, readings);
            // etcd commits ten times a second, and a copy of such a file takes much less.
            assertThat(readings.answers.size()).as("answers").isGreaterThan(100);
        }
    }

    /** Commits all the time: most readings see the file move, and many meet pages that are written over. */
    @Test
    void commitsAtEveryMomentGiveNoWrongAnswer(TestReporter reporter) throws Exception {
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_6, directory.resolve("etcd"),
                "--backend-batch-interval", "5ms")) {
            BusyWriter writer = BusyWriter.start(server, SEED, LARGE_BYTES);
            Readings readings;
            try (writer) {
                readings = read(server, 40);
            }
            check(readings, writer);
            tell(reporter, readings);
            long moved = readings.answers.stream().filter(answer -> answer.source().changedWhileReading() != null)
                    .count();
            assertThat(readings.refused + moved).as("readings that saw the file move").isPositive();
        }
    }

    /** A defragmentation puts a new file in the place of the one being read. */
    @Test
    void compactionAndDefragmentationMeanwhileGiveNoWrongAnswer(TestReporter reporter) throws Exception {
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_6, directory.resolve("etcd"))) {
            BusyWriter writer = BusyWriter.start(server, SEED, SMALL_BYTES);
            Readings readings;
            Housekeeper keeper = Housekeeper.start(server, writer);
            try (writer; keeper) {
                readings = read(server, 30);
            }
            check(readings, writer);
            tell(reporter, readings);
            reporter.publishEntry("compactions and defragmentations", Integer.toString(keeper.rounds()));
            assertThat(keeper.rounds()).as("compactions and defragmentations meanwhile").isPositive();
            assertThat(readings.answers).as("answers").isNotEmpty();
        }
    }

    private static Readings read(EtcdServer server, int times) throws IOException {
        List<AnalyzeReport> answers = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < times; i++) {
            try {
                answers.add(FileAnalyzer.analyze(server.dataDir(), AnalyzeOptions.defaults(), Progress.NONE)
                        .report());
            } catch (ChangedWhileReadingException e) {
                refused++;
            }
        }
        return new Readings(answers, refused);
    }

    /** After the writer stopped: only then is every revision that a reading may have seen in its list. */
    private static void check(Readings readings, BusyWriter writer) {
        for (AnalyzeReport answer : readings.answers) {
            StateTotals live = answer.states().live();
            long revision = answer.etcd().revision();
            assertThat(new BusyWriter.Live(live.revisions(), live.keyBytes(), live.valueBytes()))
                    .as("live at revision %d", revision).isEqualTo(writer.liveAt(revision));
            FileBreakdown file = java.util.Objects.requireNonNull(answer.file());
            assertThat(file.parts().stream().mapToLong(FileBreakdown.Part::bytes).sum()).as("sum of the parts")
                    .isEqualTo(file.bytes());
            // A file caught in the middle of a compaction says so; else there is nothing to be said.
            Etcd.Compaction compaction = Objects.requireNonNull(answer.etcd().compaction());
            Long scheduled = compaction.scheduled();
            boolean unfinished = scheduled != null && !scheduled.equals(compaction.finished());
            assertThat(answer.warnings()).extracting(Warning::code)
                    .isEqualTo(unfinished ? List.of("compactionUnfinished") : List.of());
        }
        assertThat(readings.answers.stream().map(answer -> answer.etcd().revision()).distinct().count() * 10)
                .as("ten times the revisions seen: the writer was at work")
                .isGreaterThanOrEqualTo(readings.answers.size());
    }

    private static void tell(TestReporter reporter, Readings readings) {
        reporter.publishEntry("answered", Integer.toString(readings.answers.size()));
        reporter.publishEntry("of these at a later attempt", Long.toString(readings.answers.stream()
                .filter(answer -> answer.source().changedWhileReading() != null).count()));
        reporter.publishEntry("refused", Integer.toString(readings.refused));
    }
}
