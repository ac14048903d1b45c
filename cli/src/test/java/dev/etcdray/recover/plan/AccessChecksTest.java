package dev.etcdray.recover.plan;

import dev.etcdray.recover.plan.Check.Result;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.of;
import static org.assertj.core.api.Assertions.assertThat;

class AccessChecksTest {

    @Test
    void withoutRoleRootNothingCanBeDone() {
        assertThat(new Asked().mayMaintain(false).check("permission", SeenMember.three())).isEqualTo(
                new Check("permission", Result.REFUSE, "the user has not got role root",
                        "to defragment and to take snapshots needs it; log in as another with --user", null));
        assertThat(new Asked().mayMaintain(null).check("permission", SeenMember.three()).result())
                .isEqualTo(Result.WARN);
    }

    @Test
    void nobodyElseMayDefragment() {
        assertThat(new Asked().check("defrag-inflight", of(1), of(2).gauges(true, 0, -1L), of(3))).isEqualTo(
                new Check("defrag-inflight", Result.REFUSE, "m2 defragments just now",
                        "somebody else is at it: wait until that has ended and plan again", null));
    }

    @Test
    void aMemberThatDefragmentsAnswersItsMetricsOnly() {
        assertThat(new Asked().check("defrag-inflight", of(1), of(2), of(3).down().gauges(true, 0, null)).evidence())
                .isEqualTo("m3 defragments just now");
    }

    @Test
    void whatMetricsDoNotTellIsSaid() {
        assertThat(new Asked().check("defrag-inflight", of(1).gauges(null, 0, -1L), of(2).withoutGauges(), of(3)))
                .isEqualTo(new Check("defrag-inflight", Result.WARN, "the metrics of m1, m2 do not tell",
                        "make sure that nobody else defragments; --metrics-url MEMBER=URL says where metrics are",
                        null));
    }

    @Test
    void openStreamsAreWaitedFor() {
        assertThat(new Asked().check("streams", of(1).gauges(false, 1, -1L), of(2).gauges(false, 2, -1L), of(3)))
                .isEqualTo(new Check("streams", Result.WARN,
                        "m1 has 1 open snapshot stream, m2 has 2 open snapshot streams",
                        "it is waited for its end, 60 s at most, before anything is changed", null));
    }

    @Test
    void streamsThatNobodySeesNeedTheirOwnWord() {
        Check check = new Asked().check("streams", of(1), of(2).withoutGauges(), of(3));
        assertThat(check).isEqualTo(new Check("streams", Result.NOT_MADE, "the metrics of m2 are out of reach",
                "an open snapshot stream keeps what is compacted, and makes a defragmentation hang: say where metrics are"
                        + " with --metrics-url MEMBER=URL, or make sure that nobody takes snapshots and go on with"
                        + " --allow unobserved-streams",
                "unobserved-streams"));
        assertThat(
                new Asked().allow("unobserved-streams").check("streams", of(1), of(2).withoutGauges(), of(3)).result())
                .isEqualTo(Result.ALLOWED);
    }
}
