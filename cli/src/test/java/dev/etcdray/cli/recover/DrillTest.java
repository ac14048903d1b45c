package dev.etcdray.cli.recover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Ledger;
import dev.etcdray.lab.LiveKey;
import java.nio.file.Files;
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

import static org.assertj.core.api.Assertions.assertThat;

/** The whole way, on each version: full, planned, recovered; and back again from the snapshot, by the printed commands. */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class DrillTest {
    /** A revision is a transaction of many puts here. */
    private static final int KEPT = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(EtcdVersion.class)
    void aFullEtcdComesBackWithEveryKey(EtcdVersion version) throws Exception {
        FullEtcd full = FullEtcd.of(version);
        try (Incident incident = Incident.of(full, directory.resolve("members"))) {
            Faults.hasEnded(incident.makePlan("--keep-revisions", KEPT), 0, "this plan can be applied");
            Faults.hasEnded(incident.apply(), 0, "the db is rewritten: 1", "MiB before, 1.", "Before and after",
                    "Why it filled");
            incident.isRecovered();
            Faults.hasEnded(incident.verify("--hashkv"), 0, "are equal");
            keepsWhatWasAsked(incident, full.ledger().revision());
            snapshotIsTheWayBack(incident, full.ledger());
        }
    }

    /** History from so many revisions back is there, and none before. */
    private static void keepsWhatWasAsked(Incident incident, long head) throws Exception {
        for (EtcdServer member : incident.cluster().members()) {
            Etcdctl etcdctl = incident.cluster().etcdctl(member);
            assertThat(etcdctl.compactRevision()).isEqualTo(head - KEPT);
            assertThat(etcdctl.attempt("get", "a", "--rev", Long.toString(head - KEPT)).exit()).isZero();
            assertThat(etcdctl.attempt("get", "a", "--rev", Long.toString(head - KEPT - 1)).err())
                    .contains("required revision has been compacted");
        }
    }

    /** Each printed command, as it stands; then the same members on what it made. */
    private void snapshotIsTheWayBack(Incident incident, Ledger before) throws Exception {
        Path made = Files.createDirectory(directory.resolve("way-back"));
        JsonNode commands = JSON.readTree(Files.readString(incident.plan())).path("wayBack");
        assertThat(commands).hasSize(3);
        List<String> lines = commands.valueStream().map(command -> command.path("line").asText()).toList();
        EtcdVersion version = incident.cluster().members().getFirst().version();
        assertThat(Bash.in(made, version).type(lines, Map.of())).allSatisfy(
                answer -> assertThat(answer.exit()).as("%s%n%s", answer.line(), answer.said()).isZero());
        List<Path> dataDirs = new ArrayList<>();
        for (EtcdServer member : incident.cluster().members()) {
            dataDirs.add(made.resolve("restored-" + incident.id(member.name())));
        }
        try (EtcdCluster restored = incident.cluster().restartedOn(dataDirs)) {
            Ledger after = Ledger.of(restored.etcdctl());
            assertThat(values(after)).isEqualTo(values(before)).isNotEmpty();
            assertThat(after.revision()).as("no informer sees time run backwards").isGreaterThan(before.revision());
        }
    }

    /** What does not depend on the revisions that the restore adds. */
    private static List<String> values(Ledger ledger) {
        return ledger.keys().stream().map(LiveKey::toString).toList();
    }
}
