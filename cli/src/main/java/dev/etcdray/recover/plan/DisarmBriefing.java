package dev.etcdray.recover.plan;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.PlannedStep.Consent;
import java.util.List;

/** The end: writes are let in again, and that is proved. */
final class DisarmBriefing {
    private final ByHand byHand;

    DisarmBriefing(ByHand byHand) {
        this.byHand = byHand;
    }

    PlannedStep disarm(Step step, Observation now) {
        long alarms = now.alarms().stream().filter(Alarm::isNoSpace).count();
        return new PlannedStep(step.id(), "Take the alarms about space off the list",
                alarms == 0
                        ? "none is seen now; the list is read again, as it may hold some"
                        : "while one of them stands, every member refuses writes: "
                                + Figures.count(alarms, "alarm") + " seen now",
                "writes are accepted again by all members at once, and clients catch up with what they held back",
                "no need: a member whose db reaches its quota raises the alarm again by itself",
                "alarms that are left: writes stay refused until the last one is gone", Consent.YES_NO, null,
                byHand.disarm(now));
    }

    PlannedStep prove(Step step, Plan plan, Observation now) {
        List<Member> voters = now.voters().stream().filter(Member::isUp).toList();
        return new PlannedStep(step.id(), "Prove that writes are accepted and the alarm stays away",
                "one write that succeeds proves nothing: a single member over its quota brings the alarm back after it",
                "two leases of 30 s are granted and revoked through each of " + Figures.count(voters.size(), "voter")
                        + ", " + Math.ceilDiv(plan.pace().probePauseMillis(), 1000)
                        + " s apart; they touch no key and leave the revision as it is",
                "it needs no undoing: each lease is revoked at once, or ends by itself",
                "at most a lease that ends by itself within 30 s", Consent.NONE, null,
                byHand.prove(now, voters, plan.pace()));
    }
}
