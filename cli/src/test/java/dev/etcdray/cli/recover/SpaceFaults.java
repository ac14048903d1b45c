package dev.etcdray.cli.recover;

import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.recover.journal.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is known of space is not enough, or wrong. */
abstract class SpaceFaults extends Faults {
    SpaceFaults(EtcdVersion version) {
        super(version);
    }

    @Test
    void theDiskIsTooSmallByTheUsersAccount() throws Exception {
        hasEnded(incident.makePlan("--free-disk", "m2=1MiB"), 4, "free-disk", "m2 needs", "has 1.0 MiB");
        hasEnded(incident.apply(), 4, "free-disk");
        incident.isUntouched();
    }

    @Test
    void metricsAreOutOfReach() throws Exception {
        // The relays pass on gRPC only.
        hasEnded(incident.makePlanBlindly(), 4, "streams", "--metrics-url", "unobserved-streams");
        hasEnded(incident.makePlanBlindly("--allow", "unobserved-streams"), 0);
        hasEnded(incident.applyBlindly(), 0);
        incident.isRecovered();
    }

    /** Nobody can tell what came of a defragmentation whose answer is missing, unless the db is smaller. */
    @Test
    void withoutMetricsAnUnknownThatWasNotDoneStaysUnknown() throws Exception {
        hasEnded(incident.makePlanBlindly("--allow", "unobserved-streams", "--defrag-timeout", "5s"), 0);
        traps.lose("Defragment", "m2");
        hasEnded(incident.applyBlindly(), 7, "it is not repeated");
        hasEnded(incident.resumeBlindly(), 7, "it is not repeated");
        assertThat(traps.calls("Defragment", "m2")).isEqualTo(1);
        isFinishedByResuming();
    }

    /** One that was away comes back over its quota when all alarms are gone. */
    @Test
    void aMemberThatWasAwayRaisesTheAlarmAgain() throws Exception {
        m3.stop();
        hasEnded(incident.makePlan(), 4, "m3", "--allow member-down");
        hasEnded(incident.makePlan("--allow", "member-down,no-spare-quorum,version-risk-20659"), 0);
        traps.before("LeaseGrant", "m1", m3::restart);
        Run run = incident.apply();
        hasEnded(run, 6);
        // It raises it as soon as it has caught up with the first lease, before or after the second one.
        assertThat(run.err()).containsAnyOf("database space exceeded", "the alarm came back");
        assertThat(last("disarm")).isEqualTo(Event.SUCCEEDED);
        assertThat(incident.cluster().etcdctl().alarms()).isNotEmpty();
        isFinishedByResuming();
    }
}
