package dev.etcdray.recover.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Kv;
import dev.etcdray.lab.Tools;
import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.PlannedStep.Command;
import dev.etcdray.report.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody who has the plan alone types its lines into a shell, and brings a full etcd back. */
@Tag("servers")
class ByHandServersTest {
    private static final long QUOTA = 4 << 20;
    private static final Pace QUICK = new Pace(0, 0, 0, 60_000, 1_000);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"V3_4, etcdctl-3.4", "V3_7, etcdctl-3.7"})
    void theLinesBringItBack(EtcdVersion version, String etcdctl) throws Exception {
        Files.createSymbolicLink(directory.resolve("etcdctl"), Tools.find(etcdctl));
        try (EtcdCluster cluster = EtcdCluster.of(version).members(3).quotaBytes(QUOTA).start(directory.resolve("c"))) {
            fill(cluster);
            List<Kv> before = cluster.etcdctl().all();
            Observation now = seen(cluster);
            Plan plan = Planner.plan(new PlanRequest(new Goal(Goal.Which.NEEDED, Set.of(), true), 0,
                    CompactionChoice.ALWAYS, Set.of(), QUICK, null, Map.of(), true, PlanRequest.ByHand.NONE,
                    "2026-01-02T03:04:05Z", new Tool("test")), now, List.of(), null, null);
            for (PlannedStep step : plan.steps()) {
                for (Command command : step.commands()) {
                    run(step, command);
                }
            }
            Observation after = seen(cluster);
            assertThat(after.alarms()).isEmpty();
            assertThat(after.leader()).isNotEqualTo(now.leader());
            assertThat(after.members()).allSatisfy(
                    member -> assertThat(member.up().dbSizeBytes()).isLessThan(plan.gate().mostBytes()));
            assertThat(cluster.etcdctl().all()).isEqualTo(before);
            cluster.etcdctl().run("put", "after", "all");
        }
    }

    /** Five keys, written again and again until no more is taken. */
    private static void fill(EtcdCluster cluster) throws Exception {
        String value = "v".repeat(100_000);
        for (int i = 0; cluster.etcdctl().attempt("put", "k" + i % 5, value).exit() == 0; i++) {
            assertThat(i).as("puts below a quota of %d bytes", QUOTA).isLessThan(100);
        }
        assertThat(seen(cluster).alarms()).isNotEmpty();
    }

    private void run(PlannedStep step, Command command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", command.line()).redirectErrorStream(true);
        builder.environment().merge("PATH", directory.toString(), (path, first) -> first + ":" + path);
        builder.environment().keySet().removeIf(name -> name.startsWith("ETCDCTL_"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (step.id().startsWith("barrier/")) {
            assertThat(said).as(command.line()).contains("required revision has been compacted");
            assertThat(exit).as(command.line()).isEqualTo(1);
            return;
        }
        assertThat(exit).as("%s: %s", command.line(), said).isZero();
        if (command.line().contains("alarm list") && step.id().equals("prove")) {
            assertThat(said).isEmpty();
        } else if (command.line().contains("alarm list")) {
            assertThat(said.lines()).isNotEmpty().allSatisfy(line -> assertThat(line).contains("alarm:NOSPACE"));
        } else if (command.line().contains("lease revoke")) {
            assertThat(said).contains(" revoked");
        } else if (command.line().contains(" compact ")) {
            assertThat(said).contains(command.expect());
        } else if (command.line().contains(" defrag")) {
            assertThat(said).contains("Finished defragmenting");
        } else if (command.line().contains(" move-leader ")) {
            assertThat(said).contains(command.expect());
        }
    }

    /** As etcdctl tells it. */
    private static Observation seen(EtcdCluster cluster) throws Exception {
        List<Member> members = new ArrayList<>();
        for (EtcdServer server : cluster.members()) {
            JsonNode status = cluster.etcdctl(server).status();
            JsonNode header = status.path("header");
            members.add(new Member(id(header.path("member_id")), server.name(), server.endpoint(), false,
                    new MemberState(id(header.path("cluster_id")), status.path("version").asText(),
                            status.path("dbSize").asLong(), status.path("dbSizeInUse").asLong(),
                            new MemberState.Limit(QUOTA, "option"), id(status.path("leader")),
                            status.path("raftTerm").asLong(), status.path("raftIndex").asLong(),
                            status.path("raftAppliedIndex").asLong(), header.path("revision").asLong(), null),
                    null, null));
        }
        List<Alarm> alarms = cluster.etcdctl().json("alarm", "list").path("alarms").valueStream()
                .map(alarm -> new Alarm(id(alarm.path("memberID")),
                        alarm.path("alarm").asInt() == 1 ? Alarm.NOSPACE : Alarm.CORRUPT))
                .toList();
        return new Observation(members, alarms);
    }

    private static MemberId id(JsonNode number) {
        return new MemberId(number.bigIntegerValue().longValue());
    }
}
