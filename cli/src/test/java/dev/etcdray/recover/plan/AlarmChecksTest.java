package dev.etcdray.recover.plan;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.Check.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.id;
import static dev.etcdray.recover.plan.SeenMember.of;
import static org.assertj.core.api.Assertions.assertThat;

class AlarmChecksTest {

    private static Observation with(Alarm... alarms) {
        return SeenMember.alarmed(List.of(alarms), of(1), of(2), of(3));
    }

    @Test
    void corruptStopsEverything() {
        Observation now = with(new Alarm(id(2), Alarm.CORRUPT), new Alarm(id(1), Alarm.NOSPACE));
        assertThat(new Asked().allow("corrupt-alarm").check("corrupt-alarm", now)).isEqualTo(new Check("corrupt-alarm",
                Result.REFUSE, "CORRUPT of a2",
                "members disagree about data, and whatever is changed now can make it worse: stop, save a snapshot of"
                        + " every member, and follow https://etcd.io/docs/latest/op-guide/data_corruption/",
                null));
        assertThat(new Asked().goal(Goal.Which.NONE, false).check("corrupt-alarm", now).stops()).isTrue();
    }

    @Test
    void anAlarmThatOnlyRaftTellsCountsToo() {
        PlanRequest request = new PlanRequest(new Goal(Goal.Which.NONE, java.util.Set.of(), true), 0,
                CompactionChoice.AUTO, java.util.Set.of(), Pace.USUAL, null, java.util.Map.of(), true,
                PlanRequest.ByHand.NONE, "2026-01-02T03:04:05Z", new dev.etcdray.report.Tool("1"));
        Plan plan = Planner.plan(request, with(), List.of(new Alarm(new MemberId(0), Alarm.CORRUPT)), null, null);
        assertThat(plan.refusals()).extracting(Check::evidence).contains("CORRUPT of 0");
    }

    @Test
    void anAlarmOfNobodyIsNotOurs() {
        Observation now = with(new Alarm(new MemberId(0), Alarm.NOSPACE));
        assertThat(new Asked().check("other-alarms", now)).isEqualTo(new Check("other-alarms", Result.REFUSE,
                "NOSPACE of 0",
                "it names no member, and to disarm member 0 means all alarms of all types, so it is left to you: once the"
                        + " list shows nothing but NOSPACE and every member has room, etcdctl alarm disarm takes it off",
                null));
        assertThat(new Asked().goal(Goal.Which.ALL, false).check("other-alarms", now).stops()).isFalse();
    }

    @Test
    void theAlarmOfARemovedMemberIsDisarmedLikeAnyOther() {
        assertThat(new Asked().check("other-alarms", with(new Alarm(new MemberId(0xdead), Alarm.NOSPACE))))
                .isEqualTo(new Check("other-alarms", Result.WARN, "NOSPACE of dead",
                        "its member is gone; its alarm is disarmed like any other", null));
    }

    @Test
    void anUnknownAlarmIsToBeFoundOutAbout() {
        assertThat(new Asked().check("other-alarms", with(new Alarm(id(1), "7")))).isEqualTo(new Check("other-alarms",
                Result.REFUSE, "7 of a1",
                "this is no alarm about space: find out what it is about, and end it, first", null));
    }

    @Test
    void alarmsAboutSpaceAreWhatItIsFor() {
        assertThat(new Asked().check("other-alarms", with(new Alarm(id(1), Alarm.NOSPACE))).evidence())
                .isEqualTo("NOSPACE of a1");
        assertThat(new Asked().check("other-alarms", with()).evidence()).isEqualTo("no alarm stands");
    }
}
