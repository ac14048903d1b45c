package dev.etcdray.cli;

import dev.etcdray.cli.recover.OnPaper;
import dev.etcdray.cli.recover.Sha256;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalFile;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.plan.PlanFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Plans and journals as files: none of this asks a cluster. Port 1 (tcpmux) is nobody's. */
class RecoverFilesTest {
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    private Path directory;
    private Path plan = Path.of("");
    private Path journal = Path.of("");

    @BeforeEach
    void writePlan() throws IOException {
        plan = directory.resolve("plan.json");
        journal = directory.resolve("plan.json.journal");
        try (Writer out = Files.newBufferedWriter(plan)) {
            PlanFile.write(OnPaper.ready(), out);
        }
    }

    @Test
    void withoutATerminalConsentAndClusterHaveToBeSaid() {
        for (String command : new String[]{"apply", "resume"}) {
            assertThat(Run.of("recover", command, plan).err()).startsWith("Error: there is no terminal to ask for"
                    + " consent: --yes has to give it, and --endpoints to say which cluster is meant; see");
            Run run = Run.of("recover", command, plan, "--yes");
            assertThat(run.err()).startsWith("Error: there is no terminal to ask for consent: --endpoints has to say"
                    + " which cluster is meant; see");
            assertThat(run.exitCode()).isEqualTo(2);
        }
        assertThat(journal).doesNotExist();
        // Exported endpoints are said, too.
        assertThat(Run.in(Map.of("ETCDCTL_ENDPOINTS", NOBODY), "recover", "apply", plan, "--yes").exitCode())
                .isNotEqualTo(2);
    }

    @Test
    void aClusterThatDoesNotAnswerIs1AndNothingWasBegun() throws IOException {
        for (String command : new String[]{"apply", "resume"}) {
            Run run = Run.of("recover", command, plan, "--yes", "--endpoints", NOBODY);
            assertThat(run.err()).startsWith("Error: ").contains(NOBODY, "nobody listens there").hasLineCount(1);
            assertThat(run.exitCode()).isEqualTo(1);
        }
        assertThat(JournalFile.read(journal)).isEmpty();
        Run run = Run.of("recover", "verify", plan, "--endpoints", NOBODY);
        assertThat(run.err()).startsWith("Error: ").contains("nobody listens there");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoPlanIs1() throws IOException {
        Path missing = directory.resolve("missing.json");
        Path empty = Files.writeString(directory.resolve("empty.json"), "{}");
        for (String command : new String[]{"apply", "resume", "status", "verify"}) {
            Run run = Run.of("recover", command, missing);
            assertThat(run.err()).isEqualTo("Error: " + missing + ": no such file or directory; check the path\n");
            assertThat(run.exitCode()).isEqualTo(1);
            run = Run.of("recover", command, empty);
            assertThat(run.err()).startsWith("Error: " + empty + " is damaged, or no plan of etcdray recover")
                    .hasLineCount(1);
            assertThat(run.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aJournalThatIsHeldOrDamaged() throws IOException {
        Object[] words = {"recover", "apply", plan, "--yes", "--endpoints", NOBODY};
        try (JournalFile held = JournalFile.open(journal)) {
            Run run = Run.of(words);
            assertThat(held.lines()).isEmpty();
            assertThat(run.err()).startsWith("Error: " + journal + ": another etcdray is at work on this journal");
            assertThat(run.exitCode()).isEqualTo(4);
            run = Run.of("recover", "plan", "-o", plan, "--endpoints", NOBODY);
            assertThat(run.err()).contains("another etcdray is at work on this journal");
            assertThat(run.exitCode()).isEqualTo(4);
        }
        Files.writeString(journal, "{\"schema\":\n");
        Run run = Run.of(words);
        assertThat(run.err()).startsWith("Error: " + journal + ": line 1 is damaged").hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void theStatusNeedsNoCluster() throws IOException {
        Run run = Run.of("recover", "status", plan);
        assertThat(run.out()).startsWith("Recovery not-begun\n").contains("verify-snapshot", "defragment m3",
                "next: etcdray recover apply " + plan);
        assertThat(run.exitCode()).isZero();
        try (JournalFile lines = JournalFile.open(journal)) {
            lines.append(line(1, Event.PLAN, null, "plan " + Sha256.of(plan)));
            lines.append(line(2, Event.STARTED, "compact", "Compacting at revision 4000"));
            assertThat(Run.of("recover", "status", plan, "-w", "json").out()).contains("\"state\":\"at-work\"");
        }
        run = Run.of("recover", "status", plan);
        assertThat(run.out()).startsWith("Recovery unknown\n").contains("next: etcdray recover resume " + plan);
        assertThat(run.exitCode()).isEqualTo(7);
        try (JournalFile lines = JournalFile.open(journal)) {
            lines.append(line(3, Event.SUCCEEDED, "compact", "compacted"));
        }
        run = Run.of("recover", "status", plan, "--journal", journal);
        assertThat(run.out()).startsWith("Recovery partial\n");
        assertThat(run.exitCode()).isEqualTo(6);
    }

    /** Without it the next command would find nothing begun, and begin. */
    @Test
    void whatToRunNextNamesAJournalThatIsElsewhere() throws IOException {
        Path elsewhere = directory.resolve("a journal");
        try (JournalFile lines = JournalFile.open(elsewhere)) {
            lines.append(line(1, Event.SUCCEEDED, "compact", "compacted"));
        }
        assertThat(Run.of("recover", "status", plan, "--journal", elsewhere, "-w", "json").out())
                .contains("\"next\":\"etcdray recover resume " + plan + " --journal '" + elsewhere + "'\"");
    }

    private static JournalLine line(long seq, Event event, @Nullable String step, String sentence) {
        return new JournalLine(JournalLine.SCHEMA, seq, "2026-01-02T03:04:05Z", "r1", event, step, 1, sentence,
                Map.of());
    }
}
