package dev.etcdray.cli.recover;

import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Space;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody else is at work on the same etcd. */
abstract class OtherHands extends Faults {
    private static final String SOMEBODY = "42";

    OtherHands(EtcdVersion version) {
        super(version);
    }

    @Test
    void theLeaderIsMovedBeforeThePlanIsApplied() throws Exception {
        isPlanned();
        incident.cluster().moveLeader(m2);
        hasEnded(incident.apply(), 4, "m2 leads now instead of m1", "make a new plan");
        incident.isUntouched();

        isPlanned();
        hasEnded(incident.apply(), 0);
        incident.isRecovered();
    }

    @Test
    void aMemberIsAddedBeforeThePlanIsApplied() throws Exception {
        isPlanned();
        try (EtcdServer m4 = incident.cluster().joinVoter(directory.resolve("m4"), "m4")) {
            hasEnded(incident.apply(), 4, "m4 has been added", "make a new plan");
            incident.isUntouched();

            String metrics = "m4=" + m4.metricsUrl();
            isPlanned("--free-disk", "m4=1GiB", "--metrics-url", metrics);
            hasEnded(incident.apply("--metrics-url", metrics), 0);
            incident.isRecovered();
            assertThat(Space.of(incident.cluster().etcdctl(m4)).dbSizeBytes()).isLessThan(FullEtcd.QUOTA / 2);
        }
    }

    @Test
    void aMemberIsAddedMeanwhile() throws Exception {
        isPlanned();
        AtomicReference<EtcdServer> joined = new AtomicReference<>();
        traps.after("Defragment", "m2",
                () -> joined.set(incident.cluster().joinVoter(directory.resolve("m4"), "m4")));
        try {
            hasEnded(incident.apply(), 6, "m4 has been added");
            hasEnded(incident.resume("--metrics-url", "m4=" + joined.get().metricsUrl()), 0);
            incident.isRecovered();
        } finally {
            joined.get().close();
        }
    }

    @Test
    void allAreDefragmentedByHandMeanwhile() throws Exception {
        isPlanned();
        traps.before("Defragment", "m2", () -> incident.cluster().etcdctl().run("defrag"));
        hasEnded(incident.apply(), 6, "somebody else defragmented it");
        assertThat(traps.calls("Defragment", "m3")).isZero();
        isFinishedByResuming();
        assertThat(traps.calls("Defragment", "m3")).as("needless now").isZero();
    }

    @Test
    void somebodyElseAppliesTheSamePlan() throws Exception {
        isPlanned();
        AtomicReference<Run> second = new AtomicReference<>();
        traps.before("Defragment", "m2", () -> second.set(incident.apply()));
        hasEnded(incident.apply(), 0);
        hasEnded(second.get(), 4, "another etcdray is at work on this journal");
        assertThat(traps.calls("Defragment", "m2")).isEqualTo(1);
        incident.isRecovered();
    }

    @Test
    void somebodyElseAppliesAPlanOfHisOwn() throws Exception {
        isPlanned();
        Incident theirs = incident.forAnotherResponder(directory.resolve("theirs"));
        hasEnded(theirs.makePlan(), 0);
        traps.before("Defragment", "m2", () -> hasEnded(theirs.apply(), 0));
        hasEnded(incident.apply(), 6, "is not as it was left");
        isFinishedByResuming();
    }

    @Test
    void afterAnotherRecoveryThePlanIsStale() throws Exception {
        isPlanned();
        Incident theirs = incident.forAnotherResponder(directory.resolve("theirs"));
        hasEnded(theirs.makePlan(), 0);
        hasEnded(theirs.apply(), 0);
        hasEnded(incident.apply(), 4, "the plan does not fit the cluster any more", "make a new plan");
    }

    @Test
    void aSecondAlarmIsRaisedMeanwhile() throws Exception {
        isPlanned();
        traps.before("Defragment", "m3", () -> incident.cluster().raiseAlarm(SOMEBODY, "NOSPACE"));
        hasEnded(incident.apply(), 6, "a further alarm is raised");
        isFinishedByResuming();
    }

    @Test
    void anAlarmOfARemovedMemberIsDisarmedToo() throws Exception {
        incident.cluster().raiseAlarm(SOMEBODY, "NOSPACE");
        isPlanned();
        hasEnded(incident.apply(), 0);
        incident.isRecovered();
    }
}
