package dev.etcdray.cli.recover;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.lab.Certificates;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Fill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.etcdray.cli.recover.Faults.hasEnded;
import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who has the plan on paper types its lines into a shell, and ends where the program would. */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class PrintedPlanTest {
    private static final int KEPT = 20;
    private static final String PASSWORD = "root's own word";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_5", "V3_7"})
    void open(EtcdVersion version) throws Exception {
        try (Incident incident = Incident.of(FullEtcd.of(version), directory.resolve("members"))) {
            hasEnded(incident.makePlan("--keep-revisions", KEPT), 0);
            bringsItBack(incident, version, Map.of());
        }
    }

    /** The flags of TLS are in the lines, and the password is not. */
    @Test
    void withTlsAndUsers() throws Exception {
        Certificates certificates = Certificates.make(directory.resolve("certificates"));
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_6).members(3).tls(certificates)
                .quotaBytes(FullEtcd.QUOTA).start(directory.resolve("members"))) {
            Fill.untilAllRefuse(cluster, 1, 300);
            cluster.enableAuth(PASSWORD);
            Map<String, String> environment = Map.of("ETCDCTL_PASSWORD", PASSWORD);
            Incident incident = Incident.in(cluster, directory).by(List.of("--cacert", certificates.ca(), "--cert",
                    certificates.server().certificate(), "--key", certificates.server().key(), "--user", "root"),
                    environment);
            hasEnded(incident.makePlan("--keep-revisions", KEPT), 0);
            assertThat(Files.readString(incident.plan())).doesNotContain(PASSWORD);
            bringsItBack(incident, EtcdVersion.V3_6, environment);
        }
    }

    private void bringsItBack(Incident incident, EtcdVersion version, Map<String, String> environment)
            throws Exception {
        long head = incident.before().revision();
        Map<String, String> all = new HashMap<>(environment);
        // Left over from elsewhere: etcdctl would refuse every line.
        all.put("ETCDCTL_ENDPOINTS", "nowhere:1");
        List<String> lines = new ArrayList<>();
        List<Boolean> barriers = new ArrayList<>();
        for (JsonNode step : steps(incident)) {
            for (JsonNode command : step.path("commands")) {
                lines.add(command.path("line").asText());
                barriers.add(step.path("id").asText().startsWith("barrier/"));
            }
        }
        List<Bash.Answer> answers = Bash.in(directory, version).type(lines, all);
        for (int i = 0; i < answers.size(); i++) {
            Bash.Answer answer = answers.get(i);
            assertThat(answer.exit()).as("%s%n%s", answer.line(), answer.said()).isEqualTo(barriers.get(i) ? 1 : 0);
            if (barriers.get(i)) {
                assertThat(answer.said()).contains("required revision has been compacted");
            }
        }
        incident.isRecovered();
        assertThat(incident.cluster().etcdctl().compactRevision()).isEqualTo(head - KEPT);
    }

    private static JsonNode steps(Incident incident) throws IOException {
        JsonNode steps = new ObjectMapper().readTree(Files.readString(incident.plan())).path("steps");
        assertThat(steps).isNotEmpty();
        return steps;
    }
}
