package dev.etcdray.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Which member is read, that it is said, and how a user names another. */
@Tag("servers")
class WhichMemberTest {
    private static final long QUOTA = 1 << 20;
    private static final int VALUE = 100 << 10;

    @TempDir
    Path directory;

    @Test
    void aFollowerIsReadUnlessAnotherIsNamed() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_6).members(3).start(directory)) {
            cluster.etcdctl().run("put", "a", "1");
            Access access = of(cluster, cluster.endpoints());
            EtcdServer leader = cluster.leader();

            JsonNode source = access.json("analyze").path("source");
            assertThat(source.path("endpoint").asText())
                    .isIn(cluster.followers().stream().map(EtcdServer::endpoint).toList());
            assertThat(source.at("/member/leader").asBoolean()).isFalse();

            JsonNode status = cluster.etcdctl(leader).status();
            BigInteger id = status.path("header").path("member_id").bigIntegerValue();
            for (String name : List.of(leader.name(), id.toString(16), id.toString(), leader.endpoint(),
                    leader.endpoint().replace("http://", ""))) {
                JsonNode named = access.json("analyze", "--from", name).path("source");
                assertThat(named.path("endpoint").asText()).as(name).isEqualTo(leader.endpoint());
                assertThat(named.path("memberId").asText()).isEqualTo(id.toString());
                assertThat(named.at("/member/idHex").asText()).isEqualTo(id.toString(16));
                assertThat(named.at("/member/leader").asBoolean()).isTrue();
            }
            String heading = "from " + leader.endpoint() + " (member " + leader.name() + ", leader, etcd "
                    + status.path("version").asText() + ")";
            assertThat(access.run("analyze", "--from", leader.name()).out()).startsWith("live " + heading);
            assertThat(access.run("analyze", "--from", leader.name(), "--via", "range").out().lines().findFirst())
                    .hasValueSatisfying(line -> assertThat(line).contains(heading));

            Run nobody = access.attempt("analyze", "--from", "m4");
            assertThat(nobody.exitCode()).isEqualTo(2);
            assertThat(nobody.err()).startsWith("Error: --from: no member is called 'm4'; there are m1 (")
                    .contains("m3 (").doesNotContain("bug");
        }
    }

    @Test
    void aLearnerIsReadOnlyWhenItIsNamed() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_6).start(directory)) {
            cluster.etcdctl().run("put", "a", "1");
            try (EtcdServer learner = cluster.joinLearner(directory.resolve("learner"))) {
                Access all = of(cluster, learner.endpoint() + "," + cluster.endpoints());
                // The leader, as there is no follower; it goes before the learner, which is listed first.
                assertThat(all.json("analyze").at("/source/member/name").asText()).isEqualTo("m1");
                JsonNode named = all.json("analyze", "--from", "learner");
                assertThat(named.at("/source/endpoint").asText()).isEqualTo(learner.endpoint());
                assertThat(named.at("/source/member/learner").asBoolean()).isTrue();
                assertThat(all.run("analyze", "--from", "learner").out()).contains("(member learner, learner, etcd ");
            }
        }
    }

    @Test
    void withoutSpaceTheFollowerWithTheLargestDbIsRead() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_6).members(3).quotaBytes(QUOTA).start(directory)) {
            String value = "x".repeat(VALUE);
            for (int i = 0; cluster.etcdctl().attempt("put", "a", value).exit() == 0; i++) {
                assertThat(i).isLessThan(100);
            }
            assertThat(cluster.etcdctl().run("alarm", "list")).contains("NOSPACE");
            String revision = cluster.etcdctl().status().path("header").path("revision").asText();
            cluster.etcdctl().run("compact", revision, "--physical");
            List<EtcdServer> followers = cluster.followers();
            EtcdServer small = followers.getFirst();
            EtcdServer large = followers.getLast();
            cluster.etcdctl(small).run("defrag");
            assertThat(bytes(cluster, large)).isGreaterThan(bytes(cluster, small));
            for (String order : List.of(cluster.endpoints(), small.endpoint() + "," + large.endpoint(),
                    large.endpoint() + "," + small.endpoint())) {
                JsonNode report = of(cluster, order).json("analyze");
                assertThat(report.at("/source/endpoint").asText()).isEqualTo(large.endpoint());
                assertThat(report.at("/etcd/alarms").toString()).contains("NOSPACE");
            }
        }
    }

    private static long bytes(EtcdCluster cluster, EtcdServer member) throws Exception {
        return cluster.etcdctl(member).status().path("dbSize").asLong();
    }

    private static Access of(EtcdCluster cluster, String endpoints) {
        return new Access("anybody", List.of("--endpoints", endpoints), Map.of(), cluster::etcdctl);
    }
}
