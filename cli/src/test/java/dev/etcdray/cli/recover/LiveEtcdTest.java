package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.ConnectSettings;
import dev.etcdray.live.Endpoint;
import dev.etcdray.live.TlsFiles;
import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Gauges;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the recovery is told of a real cluster, and what its calls do there, by etcdctl's account; each version once. */
@Tag("servers")
class LiveEtcdTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long QUOTA = 8 << 20;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(EtcdVersion.class)
    void seesAndDoesWhatEtcdctlSays(EtcdVersion version) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).members(3).quotaBytes(QUOTA).start(directory);
                Cluster cluster = Cluster.connect(settings(etcd.members().getFirst().endpoint()))) {
            LiveEtcd live = new LiveEtcd(cluster, new LiveEtcdSettings(metrics(etcd), null));
            Etcdctl etcdctl = etcd.etcdctl();
            for (int i = 0; i < 200; i++) {
                etcdctl.run("put", "k" + i % 4, "v".repeat(1000));
            }
            long revision = etcdctl.status().path("header").path("revision").asLong();
            assertThat(revision).isGreaterThan(200);
            observes(etcd, live, revision);
            compacts(etcd, live, revision);
            movesLead(etcd, live);
            defragments(etcd, live);
            leavesNoTraceOfAProbe(etcd, live);
            disarmsOneEntry(etcd, live);
        }
    }

    /** Endpoints of two clusters, by mistake: both are seen, and one of them alone, whose list it is, is ever asked. */
    @Test
    void aStrangerIsSeenAndLeftAlone() throws Exception {
        try (EtcdCluster one = EtcdCluster.of(EtcdVersion.V3_6).start(directory.resolve("one"));
                EtcdCluster other = EtcdCluster.of(EtcdVersion.V3_6).start(directory.resolve("other"));
                Cluster cluster = Cluster.connect(settings(one.endpoints(), other.endpoints()))) {
            for (EtcdCluster etcd : List.of(one, other)) {
                etcd.raiseAlarm(etcd.etcdctl().memberId(), "NOSPACE");
            }
            // Its term is later, so that it would be the first to be asked.
            other.restart();
            LiveEtcd live = new LiveEtcd(cluster, new LiveEtcdSettings(Map.of(), null));
            Observation seen = live.observe();
            assertThat(seen.clusterIds()).hasSize(2);
            Member known = seen.members().stream().filter(member -> !member.name().isEmpty()).findFirst().orElseThrow();
            Member stranger = seen.members().stream().filter(member -> member.name().isEmpty()).findFirst()
                    .orElseThrow();
            assertThat(live.alarms()).containsExactly(new Alarm(known.id(), Alarm.NOSPACE));
            assertThat(live.defragment(stranger.id(), LIMIT)).isInstanceOf(Outcome.NotSent.class);
        }
    }

    private static ConnectSettings settings(String... endpoints) {
        // One endpoint: the others are found in the list of members.
        return new ConnectSettings(Stream.of(endpoints).map(Endpoint::parse).toList(), false, TlsFiles.NONE, null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(6), Integer.MAX_VALUE);
    }

    /** The servers of the lab serve metrics for nobody's certificate on a port of their own. */
    private static Map<String, URI> metrics(EtcdCluster etcd) {
        Map<String, URI> urls = new HashMap<>();
        etcd.members().forEach(member -> urls.put(member.name(), URI.create(member.metricsUrl())));
        return urls;
    }

    private static void observes(EtcdCluster etcd, LiveEtcd live, long revision) throws Exception {
        Observation seen = live.observe();
        assertThat(seen.members()).extracting(Member::name).containsExactlyInAnyOrder("m1", "m2", "m3");
        assertThat(seen.revision()).isEqualTo(revision);
        assertThat(seen.alarms()).isEmpty();
        assertThat(live.alarms()).isEmpty();
        assertThat(seen.compactRevision()).isEqualTo(-1);
        for (EtcdServer server : etcd.members()) {
            var status = etcd.etcdctl(server).status();
            Member member = member(seen, server);
            assertThat(member.id().decimal()).isEqualTo(status.path("header").path("member_id").bigIntegerValue()
                    .toString());
            assertThat(member.leads()).isEqualTo(server == etcd.leader());
            // etcd still commits: the later answer may be the larger one.
            assertThat(member.up().dbSizeBytes()).isLessThanOrEqualTo(status.path("dbSize").asLong()).isPositive();
            assertThat(Objects.requireNonNull(member.up().quota()).bytes()).isEqualTo(QUOTA);
            Gauges gauges = Objects.requireNonNull(member.gauges());
            assertThat(gauges.defragInflight()).isFalse();
            assertThat(gauges.openSnapshotStreams()).isZero();
        }
    }

    private static Member member(Observation seen, EtcdServer server) {
        return seen.members().stream().filter(member -> member.name().equals(server.name())).findFirst().orElseThrow();
    }

    private static void compacts(EtcdCluster etcd, LiveEtcd live, long revision) throws Exception {
        Observation seen = live.observe();
        MemberId first = seen.members().getFirst().id();
        assertThat(live.isCompacted(first, revision - 1)).isFalse();
        assertThat(reason(live.compact(first, revision + 1000, LIMIT))).isEqualTo(Outcome.Reason.FUTURE_REVISION);
        assertThat(live.compact(first, revision, LIMIT)).isInstanceOf(Outcome.Done.class);
        for (Member member : seen.members()) {
            assertThat(reason(live.compact(member.id(), revision, LIMIT))).as("the barrier of " + member.label())
                    .isEqualTo(Outcome.Reason.COMPACTED);
            assertThat(live.isCompacted(member.id(), revision - 1)).isTrue();
            assertThat(live.isCompacted(member.id(), revision)).isFalse();
        }
        assertThat(live.observe().compactRevision()).isEqualTo(revision);
        assertThat(etcd.etcdctl(etcd.members().getFirst()).compactRevision()).isEqualTo(revision);
    }

    private static Outcome.Reason reason(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).reason();
    }

    private static void movesLead(EtcdCluster etcd, LiveEtcd live) throws Exception {
        Observation seen = live.observe();
        MemberId leader = Objects.requireNonNull(seen.leader());
        MemberId to = seen.members().stream().map(Member::id).filter(id -> !id.equals(leader)).findFirst()
                .orElseThrow();
        assertThat(live.moveLeader(leader, to, LIMIT)).isInstanceOf(Outcome.Done.class);
        assertThat(etcd.leader().name()).isEqualTo(seen.member(to).orElseThrow().name());
    }

    private static void defragments(EtcdCluster etcd, LiveEtcd live) throws Exception {
        for (EtcdServer server : etcd.members()) {
            MemberId id = member(live.observe(), server).id();
            long before = etcd.etcdctl(server).status().path("dbSize").asLong();
            assertThat(live.defragment(id, LIMIT)).isInstanceOf(Outcome.Done.class);
            assertThat(etcd.etcdctl(server).status().path("dbSize").asLong()).isLessThan(before);
        }
    }

    private static void leavesNoTraceOfAProbe(EtcdCluster etcd, LiveEtcd live) throws Exception {
        Observation seen = live.observe();
        for (Member member : seen.members()) {
            live.readLinearizably(member.id());
            assertThat(live.grantLease(member.id(), 4711, 30)).isInstanceOf(Outcome.Done.class);
            assertThat(etcd.etcdctl().run("lease", "list")).contains("1267"); // 4711, in hexadecimal
            assertThat(live.revokeLease(member.id(), 4711)).isInstanceOf(Outcome.Done.class);
        }
        assertThat(etcd.etcdctl().run("lease", "list")).contains("found 0 leases");
        assertThat(live.observe().revision()).isEqualTo(seen.revision());
    }

    /** Of two alarms of two members the one that is named goes, and the other stays. */
    private static void disarmsOneEntry(EtcdCluster etcd, LiveEtcd live) throws Exception {
        Observation seen = live.observe();
        Alarm first = new Alarm(seen.members().getFirst().id(), Alarm.NOSPACE);
        Alarm gone = new Alarm(new MemberId(0xdead), Alarm.NOSPACE);
        for (Alarm alarm : List.of(first, gone)) {
            etcd.raiseAlarm(alarm.member().decimal(), "NOSPACE");
        }
        assertThat(live.alarms()).containsExactlyInAnyOrder(first, gone);
        assertThat(live.observe().alarms()).containsExactlyInAnyOrder(first, gone);
        assertThat(reason(live.grantLease(seen.members().getFirst().id(), 1, 30))).isEqualTo(Outcome.Reason.NO_SPACE);
        assertThat(live.disarm(gone)).isInstanceOf(Outcome.Done.class);
        assertThat(live.alarms()).containsExactly(first);
        assertThatThrownBy(() -> live.disarm(new Alarm(first.member(), Alarm.CORRUPT)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
