package dev.etcdray.cli.recover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Space;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.etcdray.cli.recover.Faults.hasEnded;
import static org.assertj.core.api.Assertions.assertThat;

/** Steps of a recovery, each by a command of its own, in the order of somebody who knows what he does; by etcdctl's account. */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class OneStepTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> BLINDLY = List.of("--allow", "no-snapshot", "--free-disk", "1GiB");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(EtcdVersion.class)
    void bringAnEtcdBackTogether(EtcdVersion version) throws Exception {
        FullEtcd full = FullEtcd.of(version);
        try (Incident incident = Incident.of(full, directory.resolve("members"))) {
            listsWhatEtcdctlLists(incident);
            hasEnded(make(incident, "disarm", List.of(), "alarm", "disarm"), 4, "because of room");
            hasEnded(make(incident, "compact", List.of(), "compact"), 4, "--allow no-snapshot");
            assertThat(directory).isDirectoryNotContaining(file -> file.toString().endsWith(".plan.json"));
            assertThat(incident.cluster().etcdctl().alarms()).isNotEmpty();

            compacts(incident, full.ledger().revision() - 1);
            defragments(incident);
            hasEnded(make(incident, "disarm", List.of(), "alarm", "disarm"), 0, "no alarm stands");
            incident.isRecovered();
            assertThat(end(make(incident, "again", List.of("-w", "json"), "alarm", "disarm")).path("kind").asText())
                    .as("nothing is to do").isEqualTo("done");
        }
    }

    private static void listsWhatEtcdctlLists(Incident incident) throws Exception {
        Run run = Run.in(Map.of(), "alarm", "list", "--endpoints", incident.endpoints(), "-w", "json");
        assertThat(JSON.readTree(run.out()).path("alarms").findValuesAsText("memberId")).isNotEmpty()
                .allSatisfy(id -> assertThat(incident.cluster().etcdctl().run("alarm", "list"))
                        .contains("memberID:" + id + " "));
    }

    private void compacts(Incident incident, long revision) throws Exception {
        hasEnded(make(incident, "compact", BLINDLY, "compact", revision), 0, "DONE: done");
        for (EtcdServer member : incident.cluster().members()) {
            assertThat(incident.cluster().etcdctl(member).compactRevision()).isEqualTo(revision);
        }
        hasEnded(Run.in(Map.of(), "recover", "status", plan("compact")), 0, "Recovery finished");
    }

    private void defragments(Incident incident) throws Exception {
        hasEnded(make(incident, "defrag", BLINDLY, "defrag", "--member", "m2"), 0, "DONE: done");
        assertThat(Space.of(incident.cluster().etcdctl(incident.member("m2"))).dbSizeBytes())
                .isLessThan(FullEtcd.QUOTA / 2);
        assertThat(Space.of(incident.cluster().etcdctl(incident.member("m3"))).dbSizeBytes())
                .isGreaterThan(FullEtcd.QUOTA / 2);
        hasEnded(make(incident, "disarm", List.of(), "alarm", "disarm"), 4, "the db of m3");

        JsonNode end = end(make(incident, "all", with(BLINDLY, "-w", "json"), "defrag"));
        assertThat(end.path("exitCode").asInt()).as(end.toString()).isZero();
        for (EtcdServer member : incident.cluster().members()) {
            assertThat(Space.of(incident.cluster().etcdctl(member)).dbSizeBytes()).isLessThan(FullEtcd.QUOTA / 2);
        }
    }

    /** The last line, on stdout; people are told elsewhere. */
    private static JsonNode end(Run run) throws Exception {
        JsonNode end = JSON.readTree(run.out().lines().toList().getLast());
        assertThat(end.path("type").asText()).isEqualTo("end");
        assertThat(end.path("exitCode").asInt()).isEqualTo(run.exitCode());
        return end;
    }

    private Path plan(String name) {
        return directory.resolve(name + ".plan.json");
    }

    /** Plans and makes it. */
    private Run make(Incident incident, String name, List<String> more, Object... command) {
        List<Object> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--plan", plan(name), "--yes", "--endpoints", incident.endpoints(), "--settle", "0s",
                "--probe-pause", "100ms"));
        words.addAll(incident.metrics());
        words.addAll(more);
        return Run.in(Map.of(), words.toArray());
    }

    private static List<String> with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }
}
