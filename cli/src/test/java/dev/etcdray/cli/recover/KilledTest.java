package dev.etcdray.cli.recover;

import dev.etcdray.cli.Subprocess;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process is killed before its first call that changes something, goes on, is killed behind it, goes on, and so on to
 * the end: before and behind every step's call. What was done is not done again, and all comes back.
 */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class KilledTest {
    private static final int KILLED = 137;
    private static final int MOST_RUNS = 60;

    @TempDir
    private Path directory;

    /** The first call of each kind. */
    @Test
    void aRunThatIsKilledAtSomeCallsIsResumed() throws Exception {
        try (Incident incident = Incident.of(FullEtcd.of(EtcdVersion.V3_6), directory.resolve("members"))) {
            Faults.hasEnded(incident.makePlan(), 0);
            String command = "apply";
            for (String call : List.of("compact", "defragment", "moveLeader", "disarm")) {
                for (String when : List.of("before:", "behind:")) {
                    assertThat(mortal(incident, when + call, command)).as(when + call).isEqualTo(KILLED);
                    command = "resume";
                }
            }
            Faults.hasEnded(incident.resume(), 0);
            incident.isRecovered();
            for (String step : List.of("compact", "move-leader/" + incident.id("m1"),
                    "defragment/" + incident.id("m2"))) {
                assertThat(incident.journal(step)).as(step).containsSubsequence(Event.STARTED,
                        Event.RESOLVED_NOT_DONE, Event.STARTED, Event.RESOLVED_DONE);
            }
        }
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(EtcdVersion.class)
    void aRunThatIsKilledAtEveryCallIsResumed(EtcdVersion version) throws Exception {
        isResumed(version);
    }

    private void isResumed(EtcdVersion version) throws Exception {
        try (Incident incident = Incident.of(FullEtcd.of(version), directory.resolve("members"))) {
            Faults.hasEnded(incident.makePlan(), 0);
            String command = "apply";
            String when = "before";
            for (int run = 0; run < MOST_RUNS && !isProving(incident); run++) {
                assertThat(mortal(incident, when, command)).isEqualTo(KILLED);
                command = "resume";
                when = when.equals("behind") ? next(incident) : "behind";
            }
            assertThat(isProving(incident)).isTrue();
            // The proof begins anew in every run.
            Faults.hasEnded(incident.resume(), 0);
            incident.isRecovered();
            assertEachWasKilledTwice(incident);
        }
    }

    /** To wait is the one thing that is done once more, as it does no more than that: it comes before the next call. */
    private static String next(Incident incident) throws Exception {
        return String.valueOf(incident.journal().getLast().step()).startsWith("barrier/") ? "before#2" : "before";
    }

    private static boolean isProving(Incident incident) throws Exception {
        return Files.exists(incident.plan().resolveSibling("plan.json.journal")) && incident.journal().stream()
                .filter(line -> line.event() == Event.STARTED && String.valueOf(line.step()).startsWith("prove/"))
                .count() > 1;
    }

    /** One step in two runs: begun, seen not to be done, begun again, seen to be done. */
    private static void assertEachWasKilledTwice(Incident incident) throws Exception {
        Set<String> doneOnce = new HashSet<>();
        for (JournalLine line : incident.journal()) {
            String step = line.step();
            if (step != null && line.event() == Event.RESOLVED_DONE) {
                assertThat(doneOnce.add(step)).as(step + " is done once").isTrue();
            }
        }
        for (String member : List.of("m1", "m2", "m3")) {
            assertThat(incident.journal("barrier/" + incident.id(member))).as(member).containsExactly(Event.STARTED,
                    Event.RESOLVED_NOT_DONE, Event.STARTED, Event.RESOLVED_NOT_DONE, Event.STARTED, Event.SUCCEEDED);
        }
        assertThat(doneOnce).contains("compact", "defragment/" + incident.id("m1"), "defragment/" + incident.id("m2"),
                "defragment/" + incident.id("m3"), "move-leader/" + incident.id("m1"));
    }

    private static int mortal(Incident incident, String when, String command) throws Exception {
        List<String> words = new ArrayList<>(Subprocess.command());
        words.removeLast();
        words.addAll(List.of("dev.etcdray.cli.Mortal", when));
        incident.working(command).forEach(word -> words.add(word.toString()));
        incident.metrics().forEach(word -> words.add(word.toString()));
        Process process = new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
