package dev.etcdray.recover.engine;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.plan.Gate;
import dev.etcdray.recover.plan.Step;
import java.io.IOException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Lets no defragmentation begin that cannot help: with the quotas that members have now. */
final class GateStep {
    private final Work work;

    GateStep(Work work) {
        this.work = work;
    }

    void run(Step step, Observation seen) throws IOException, StopException {
        Gate planned = work.plan().gate();
        OptionalLong smallest = seen.members().stream().map(Member::state).filter(Objects::nonNull)
                .map(MemberState::quota).flatMap(Stream::ofNullable).filter(MemberState.Limit::isLimit)
                .mapToLong(MemberState.Limit::bytes).min();
        Gate gate = smallest.isEmpty()
                ? planned
                : new Gate(smallest.getAsLong(), planned.percent(), planned.dbSizeAfterDefragBytes());
        if (work.plan().goal().disarm() && !gate.canBePassed()) {
            throw new StopException(Ending.Kind.ACTION_NEEDED, "after defragmentation the db would still be "
                    + gate.dbSizeAfterDefragBytes() + " bytes, more than " + gate.percent() + " % of the quota ("
                    + gate.smallestQuotaBytes() + "): delete data, or raise the quota of all members by a rolling"
                    + " restart with a larger --quota-backend-bytes (8 GiB at most is suggested)");
        }
        work.log().step(Event.SUCCEEDED, step.id(), gate.dbSizeAfterDefragBytes() == null
                ? "no snapshot tells what a defragmentation makes of it"
                : "the db will be " + gate.dbSizeAfterDefragBytes() + " bytes");
    }
}
