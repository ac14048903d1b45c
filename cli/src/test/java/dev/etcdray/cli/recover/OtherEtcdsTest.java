package dev.etcdray.cli.recover;

import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Fill;
import dev.etcdray.lab.Poll;
import dev.etcdray.lab.Space;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.etcdray.cli.recover.Faults.hasEnded;
import static org.assertj.core.api.Assertions.assertThat;

/** A full etcd that is not three voters of one version: it comes back, or is refused with the reason. */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class OtherEtcdsTest {
    private static final Object[] SLIP = {"--metrics-url", "m7=http://127.0.0.1:1"};

    /** Less than the others' db for certain: that ends somewhere around their quota. */
    private static final String LEARNER_QUOTA = "--quota-backend-bytes=" + FullEtcd.QUOTA * 2 / 3;

    @TempDir
    Path directory;

    /** The whole etcd stands still meanwhile, so somebody has to want that. */
    @ParameterizedTest
    @EnumSource
    void oneMember(EtcdVersion version) throws Exception {
        try (EtcdCluster cluster = EtcdCluster.of(version).quotaBytes(FullEtcd.QUOTA).start(directory)) {
            Fill.untilAllRefuse(cluster, 1, 300);
            Incident incident = Incident.in(cluster, directory);
            hasEnded(incident.makePlan(), 4, "a full outage", "--allow single-member-outage");
            hasEnded(incident.apply(), 4, "single-member");
            incident.isUntouched();

            hasEnded(incident.makePlan("--allow", "single-member-outage"), 0, "Defragment m1, the only member");
            for (Run slip : List.of(incident.apply(SLIP), incident.resume(SLIP), incident.verify(SLIP))) {
                hasEnded(slip, 2, "no member is called 'm7'; there are m1 (");
            }
            hasEnded(incident.apply(), 0);
            incident.isRecovered();
            isNotVerifiedWithAPlanOfAnother(incident);
        }
    }

    /** The proof writes two leases: not to a cluster that the user did not mean. */
    private static void isNotVerifiedWithAPlanOfAnother(Incident incident) throws Exception {
        Files.writeString(incident.plan(), Files.readString(incident.plan())
                .replaceFirst("\"clusterId\" : \"[0-9]+\"", "\"clusterId\" : \"4711\""));
        hasEnded(incident.verify(), 4, "the plan is for cluster 1267, and this is ");
    }

    /** It holds what the others hold, refuses to defragment, and would raise the alarm again. */
    @ParameterizedTest
    @EnumSource
    void aLearnerThatIsFullBecomesAVoter(EtcdVersion version) throws Exception {
        FullEtcd full = FullEtcd.of(version);
        try (Incident incident = Incident.of(full, directory.resolve("members"));
                EtcdServer learner = incident.cluster().joinLearner(directory.resolve("learner"), LEARNER_QUOTA)) {
            String metrics = "learner=" + learner.metricsUrl();
            hasEnded(incident.makePlan("--metrics-url", metrics), 4, "a learner refuses to defragment",
                    "etcdctl member promote");
            hasEnded(incident.apply("--metrics-url", metrics), 4, "learners");
            incident.isUntouched();

            // As the plan says: make it a voter.
            incident.cluster().etcdctl().run("member", "promote", incident.cluster().etcdctl(learner).memberIdHex());
            hasEnded(incident.makePlan("--metrics-url", metrics, "--free-disk", "learner=1GiB"), 0);
            hasEnded(incident.apply("--metrics-url", metrics), 0);
            incident.isRecovered();
            assertThat(Space.of(incident.cluster().etcdctl(learner)).dbSizeBytes()).isLessThan(FullEtcd.QUOTA / 2);
        }
    }

    /** Added again at once it would get the full db of the others; afterwards it gets a small one. */
    @Test
    void aLearnerThatIsFullIsRemovedAndAddedAgain() throws Exception {
        FullEtcd full = FullEtcd.of(EtcdVersion.V3_6);
        try (Incident incident = Incident.of(full, directory.resolve("members"))) {
            EtcdCluster cluster = incident.cluster();
            try (EtcdServer learner = cluster.joinLearner(directory.resolve("learner"), LEARNER_QUOTA)) {
                hasEnded(incident.makePlan("--metrics-url", "learner=" + learner.metricsUrl()), 4,
                        "when the others are small, add it again");
                cluster.etcdctl().run("member", "remove", cluster.etcdctl(learner).memberIdHex());
            }
            hasEnded(incident.makePlan(), 0);
            hasEnded(incident.apply(), 0);
            try (EtcdServer again = cluster.joinLearner(directory.resolve("again"))) {
                Poll.until(Duration.ofSeconds(20), () -> "the learner does not catch up",
                        () -> Space.of(cluster.etcdctl(again)).dbSizeBytes() > FullEtcd.QUOTA / 20);
                assertThat(Space.of(cluster.etcdctl(again)).dbSizeBytes()).isLessThan(FullEtcd.QUOTA / 2);
                incident.isRecovered();
            }
        }
    }

    @Test
    void aLearnerThatHasRoom() throws Exception {
        FullEtcd full = FullEtcd.of(EtcdVersion.V3_6);
        try (Incident incident = Incident.of(full, directory.resolve("members"));
                EtcdServer learner = incident.cluster().joinLearner(directory.resolve("learner"),
                        "--quota-backend-bytes", Long.toString(10 * FullEtcd.QUOTA))) {
            String metrics = "learner=" + learner.metricsUrl();
            hasEnded(incident.makePlan("--metrics-url", metrics), 0);
            hasEnded(incident.apply("--metrics-url", metrics), 0);
            incident.isRecovered();
            assertThat(Space.of(incident.cluster().etcdctl(learner)).dbSizeBytes()).as("left as it was")
                    .isGreaterThan(FullEtcd.QUOTA * 9 / 10);
        }
    }

    /** In the midst of a rolling upgrade. */
    @Test
    void twoVersions() throws Exception {
        FullEtcd full = FullEtcd.of(EtcdVersion.V3_5);
        try (Incident incident = Incident.of(full, directory.resolve("members"))) {
            incident.member("m3").restartAs(EtcdVersion.V3_6);
            hasEnded(incident.makePlan(), 4, "m3 runs 3.6.", "end the upgrade first", "--allow mixed-versions");
            hasEnded(incident.apply(), 4, "same-version");
            incident.isUntouched();

            hasEnded(incident.makePlan("--allow", "mixed-versions"), 0);
            hasEnded(incident.apply(), 0);
            incident.isRecovered();
        }
    }
}
