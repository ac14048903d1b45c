package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Clusters are what their plan says, by etcdctl's account. */
@Tag("servers")
class EtcdClusterTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void threeMembersWithTlsKnowWhoAsks(EtcdVersion version) throws Exception {
        Certificates certificates = Certificates.make(directory.resolve("certificates"));
        try (EtcdCluster cluster = EtcdCluster.of(version).members(3).tls(certificates).start(directory)) {
            assertThat(cluster.members()).extracting(EtcdServer::version).containsOnly(version).hasSize(3);
            assertThat(cluster.endpoints()).matches("https://127\\.0\\.0\\.1:\\d+(,https://127\\.0\\.0\\.1:\\d+){2}");
            cluster.etcdctl().run("put", "ours/a", "1");
            cluster.etcdctl().run("put", "theirs/b", "2");

            cluster.enableAuth("secret");
            cluster.addUser("reader", "word");
            cluster.grantRead("reader", "ours/");

            assertThat(cluster.etcdctl().run("get", "theirs/b", "--print-value-only")).isEqualTo("2\n");
            // Its certificate names nobody.
            Etcdctl anonymous = Etcdctl.at(cluster.endpoints()).trusting(certificates.ca())
                    .showing(certificates.server());
            assertThat(anonymous.attempt("get", "ours/a").err()).contains("permission denied");
            assertThat(anonymous.as("reader", "word").run("get", "ours/a", "--print-value-only")).isEqualTo("1\n");
            assertThat(anonymous.as("reader", "word").attempt("get", "theirs/b").err()).contains("permission denied");
            assertThat(anonymous.as("reader", "wrong").attempt("get", "ours/a").err())
                    .contains("invalid user ID or password");
            assertThat(Etcdctl.at(cluster.endpoints()).trusting(certificates.ca()).within(Duration.ofSeconds(2))
                    .attempt("endpoint", "health").exit()).as("without a certificate").isNotZero();
        }
    }

    @Test
    void theLeaderIsWhoTheMembersSay() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_7).members(3).start(directory)) {
            JsonNode status = cluster.etcdctl(cluster.leader()).status();
            assertThat(status.path("leader").asText()).isEqualTo(status.path("header").path("member_id").asText());
            Set<String> leaders = new HashSet<>();
            for (EtcdServer member : cluster.followers()) {
                leaders.add(cluster.etcdctl(member).status().path("leader").asText());
            }
            assertThat(leaders).containsOnly(status.path("leader").asText());
        }
    }

    @Test
    void thePausedLeaderIsReplacedAndAnswersNothing() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_7).members(3).start(directory)) {
            EtcdServer leader = cluster.leader();
            Etcdctl ofLeader = cluster.etcdctl(leader);
            leader.pause();
            assertThat(leader.isRunning()).isFalse();
            Ended ended = ofLeader.within(Duration.ofSeconds(2)).attempt("get", "a");
            assertThat(ended.exit()).isNotZero();
            assertThat(ended.err()).contains("context deadline exceeded");
            EtcdServer next = cluster.leader();
            assertThat(next).isNotSameAs(leader);
            assertThat(cluster.followers()).contains(leader).hasSize(2);
            cluster.etcdctl(next).run("put", "a", "1");

            leader.resume();
            assertThat(ofLeader.run("get", "a", "--print-value-only")).isEqualTo("1\n");
        }
    }

    @Test
    void metricsCanBeReadUnderTls() throws Exception {
        Certificates certificates = Certificates.make(directory.resolve("certificates"));
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_6).tls(certificates).quotaBytes(5 << 20)
                .flag("--auto-compaction-mode", "revision").start(directory)) {
            EtcdServer member = cluster.members().getFirst();
            assertThat(member.metric("etcd_server_quota_backend_bytes")).isEqualTo(5 << 20);
            assertThat(member.metric("etcd_no_such_metric")).isZero();
            String snapshots = "grpc_server_started_total{grpc_method=\"Snapshot\","
                    + "grpc_service=\"etcdserverpb.Maintenance\",grpc_type=\"server_stream\"}";
            double before = member.metric(snapshots);
            cluster.etcdctl().saveSnapshot(directory.resolve("snapshot.db"));
            assertThat(member.metric(snapshots) - before).isEqualTo(1);
        }
    }

    /** A full member refuses to write, and that is what it has to start with. */
    @ParameterizedTest
    @EnumSource
    void aFullOneStartsAgainAsItWas(EtcdVersion version) throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(version).quotaBytes(100 << 10).start(directory)) {
            EtcdServer member = cluster.members().getFirst();
            List<Object> before = List.of(member.endpoint(), member.dataDir());
            long pid = member.pid();
            // As much as the quota, and an argument may have 128 KiB.
            assertThat(cluster.etcdctl().attempt("put", "a", "x".repeat(100 << 10)).err())
                    .contains("database space exceeded");
            member.restart();
            assertThat(List.of(member.endpoint(), member.dataDir())).isEqualTo(before);
            assertThat(member.pid()).isNotEqualTo(pid);
            assertThat(cluster.etcdctl().run("alarm", "list")).contains("NOSPACE");
        }
    }

    @Test
    void allMembersStartAgain() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_5).members(3).start(directory)) {
            cluster.etcdctl().run("put", "a", "1");
            cluster.members().get(2).pause();
            cluster.restart();
            assertThat(cluster.etcdctl(cluster.members().get(2)).run("get", "a", "--print-value-only"))
                    .isEqualTo("1\n");
        }
    }

    @Test
    void aPausedMemberIsEnded() throws Exception {
        ProcessHandle process;
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_7).start(directory)) {
            process = ProcessHandle.of(cluster.members().getFirst().pid()).orElseThrow();
            cluster.members().getFirst().pause();
            assertThat(process.isAlive()).isTrue();
        }
        assertThat(process.isAlive()).isFalse();
    }
}
