package dev.etcdray.live;

import dev.etcdray.etcd.Progress;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Etcdutl;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.Poll;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is downloaded is what etcdctl saves, of whichever member. */
@Tag("servers")
class SnapshotDownloadTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void itIsWhatEtcdctlSaves(EtcdVersion version) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).members(3).start(directory.resolve("etcd"))) {
            fill(new Gateway(etcd.members().getFirst()));
            for (EtcdServer member : List.of(etcd.leader(), etcd.followers().getFirst())) {
                assertSame(version, etcd.etcdctl(member), member.endpoint());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLearnersIsWhatEtcdctlSaves(EtcdVersion version) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).start(directory.resolve("etcd"))) {
            fill(new Gateway(etcd.members().getFirst()));
            try (Learner learner = Learner.join(etcd, directory.resolve("learner"))) {
                long head = etcd.etcdctl().status().path("header").path("revision").asLong();
                Poll.until(LIMIT, () -> "it does not catch up: " + learner.log(), () -> {
                    MemberStatus status = Connection.to(learner.endpoint()).look().getFirst().status();
                    return status != null && status.learner() && status.revision() == head;
                });
                if (version == EtcdVersion.V3_4) {
                    assertRefused(learner.endpoint());
                } else {
                    assertSame(version, Etcdctl.at(learner.endpoint()), learner.endpoint());
                }
            }
        }
    }

    /** A learner of 3.4 gives none: etcdctl is told the same. */
    private static void assertRefused(String endpoint) throws Exception {
        try (Cluster cluster = Connection.to(endpoint).open()) {
            MemberChoice choice = MemberChoice.best(cluster.look());
            assertThatThrownBy(
                    () -> SnapshotDownload.to(OutputStream.nullOutputStream(), cluster, choice, Progress.NONE))
                    .isInstanceOfSatisfying(LiveException.class,
                            e -> assertThat(e.kind()).isEqualTo(LiveException.Kind.REFUSED))
                    .hasMessage(endpoint + ": refused a snapshot: rpc not supported for learner");
        }
    }

    private void assertSame(EtcdVersion version, Etcdctl etcdctl, String endpoint) throws Exception {
        Path saved = etcdctl.saveSnapshot(directory.resolve("saved.db"));
        Path downloaded = directory.resolve("downloaded.db");
        try (OutputStream out = Files.newOutputStream(downloaded);
                Cluster cluster = Connection.to(endpoint).open()) {
            long bytes = SnapshotDownload.to(out, cluster, MemberChoice.best(cluster.look()), Progress.NONE);
            assertThat(bytes).isEqualTo(Files.size(downloaded)).isEqualTo(Files.size(saved));
        }
        String etcdutl = version.hasStorageVersion() ? "3.7" : "3.5";
        assertThat(Etcdutl.snapshotStatus(etcdutl, downloaded)).isEqualTo(Etcdutl.snapshotStatus(etcdutl, saved));
        // With its trailer, which restore checks.
        Etcdutl.restore(version, downloaded, directory.resolve("restored-" + endpoint.replaceAll("\\W", "")));
    }

    private static void fill(Gateway gateway) throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 100; i++) {
            byte[] value = new byte[random.nextInt(60_000)];
            random.nextBytes(value);
            gateway.call("kv/put", Gateway.put(("key-" + i % 70).getBytes(StandardCharsets.UTF_8), value, 0));
        }
    }

    @Test
    void progressGoesToTheSizeOfTheDb() throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_7).start(directory.resolve("etcd"));
                Cluster cluster = Connection.to(etcd.endpoints()).open()) {
            fill(new Gateway(etcd.members().getFirst()));
            MemberChoice choice = MemberChoice.best(cluster.look());
            long[] last = new long[2];
            SnapshotDownload.to(OutputStream.nullOutputStream(), cluster, choice, (done, total) -> {
                assertThat(total).isEqualTo(choice.status().dbSizeBytes());
                assertThat(done).isGreaterThanOrEqualTo(last[0]).isLessThanOrEqualTo(total);
                last[0] = done;
            });
            assertThat(last[0]).isEqualTo(choice.status().dbSizeBytes());
        }
    }
}
