package dev.etcdray.lab;

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

/** What is needed to see an etcd run out of space, by etcdctl's account. */
@Tag("servers")
class FillTest {
    private static final long QUOTA = 16 << 20;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void allMembersAreFullAndStartAgainFromThereAsOftenAsOneLikes(EtcdVersion version) throws Exception {
        StoppedCluster stopped;
        Ledger before;
        try (EtcdCluster cluster = EtcdCluster.of(version).members(3).quotaBytes(QUOTA)
                .start(directory.resolve("first"))) {
            Fill.untilAllRefuse(cluster, 1, 300);
            isFull(cluster);
            before = Ledger.of(cluster.etcdctl());
            assertThat(before.leased()).hasSize(20);
            assertThat(before.lasting()).hasSizeBetween(250, 300);
            stopped = cluster.stop();
        }
        for (String copy : List.of("second", "third")) {
            try (EtcdCluster cluster = stopped.start(directory.resolve(copy))) {
                isFull(cluster);
                assertThat(Ledger.of(cluster.etcdctl())).isEqualTo(before);
                // What is done to a copy is gone with it.
                cluster.etcdctl().run("del", "", "--prefix");
            }
        }
    }

    private static void isFull(EtcdCluster cluster) throws Exception {
        Set<String> alarms = new HashSet<>();
        Set<Hash> hashes = new HashSet<>();
        long revision = Ledger.of(cluster.etcdctl()).revision();
        for (EtcdServer member : cluster.members()) {
            Etcdctl etcdctl = cluster.etcdctl(member);
            alarms.add(etcdctl.memberId() + " NOSPACE");
            hashes.add(Hash.of(etcdctl, revision));
            // What is written until a member hears of the alarm still gets in: more when the machine is busy.
            assertThat(Space.of(etcdctl).dbSizeBytes()).isBetween(QUOTA - (1 << 20), QUOTA + QUOTA / 4);
        }
        assertThat(cluster.etcdctl().alarms()).containsExactlyInAnyOrderElementsOf(alarms).hasSize(3);
        assertThat(hashes).hasSize(1);
        assertThat(cluster.etcdctl().attempt("put", "a", "1").err()).contains("database space exceeded");
    }

    @ParameterizedTest
    @EnumSource
    void aHeldSnapshotIsAStreamThatStaysOpen(EtcdVersion version) throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(version).quotaBytes(QUOTA).start(directory)) {
            Fill.untilAllRefuse(cluster, 1, 300);
            EtcdServer member = cluster.members().getFirst();
            assertThat(HeldSnapshot.openAt(member)).isZero();
            try (HeldSnapshot held = HeldSnapshot.open(member)) {
                Thread.sleep(1_000);
                assertThat(HeldSnapshot.openAt(member)).as(held.toString()).isEqualTo(1);
            }
            Poll.until(Duration.ofSeconds(5), () -> "the stream stays open",
                    () -> HeldSnapshot.openAt(member) == 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leadersMoveMembersJoinAndAlarmsAreRaised(EtcdVersion version) throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(version).members(3).quotaBytes(QUOTA).start(directory)) {
            EtcdServer follower = cluster.followers().getFirst();
            cluster.moveLeader(follower);
            assertThat(cluster.leader()).isSameAs(follower);
            cluster.raiseAlarm(cluster.etcdctl(follower).memberId(), "CORRUPT");
            assertThat(cluster.etcdctl().alarms())
                    .containsExactly(cluster.etcdctl(follower).memberId() + " CORRUPT");
            cluster.etcdctl().run("alarm", "disarm");
            try (EtcdServer voter = cluster.joinVoter(directory.resolve("m4"), "m4")) {
                assertThat(voter.metric("etcd_server_quota_backend_bytes")).isEqualTo(QUOTA);
                assertThat(cluster.etcdctl().json("member", "list").path("members")).hasSize(4)
                        .noneMatch(member -> member.path("isLearner").asBoolean());
            }
        }
    }

    @Test
    void membersOfTwoVersions() throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(EtcdVersion.V3_5).members(3).start(directory)) {
            cluster.members().getFirst().restartAs(EtcdVersion.V3_6);
            cluster.members().getLast().restartWith("--quota-backend-bytes", "12345678");
            assertThat(cluster.etcdctl().json("endpoint", "status").findValuesAsText("version"))
                    .satisfiesExactly(first -> assertThat(first).startsWith("3.6."),
                            second -> assertThat(second).startsWith("3.5."),
                            third -> assertThat(third).startsWith("3.5."));
            assertThat(cluster.members().getLast().metric("etcd_server_quota_backend_bytes")).isEqualTo(12345678);
        }
    }
}
