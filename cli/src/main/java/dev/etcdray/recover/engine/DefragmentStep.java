package dev.etcdray.recover.engine;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.plan.Needs;
import dev.etcdray.recover.plan.PlannedMember;
import dev.etcdray.recover.plan.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Rewrites one member's db, while all others are well. */
final class DefragmentStep {
    /** Name of the figure that says how large the db was. */
    static final String DB_SIZE = "dbSizeBytes";

    private final Work work;
    private final Resolver resolver;
    private final Health health;
    private final StreamsStep streams;

    DefragmentStep(Work work, Resolver resolver, StreamsStep streams) {
        this.work = work;
        this.resolver = resolver;
        this.health = new Health(work);
        this.streams = streams;
    }

    void run(Step step, Observation seen) throws IOException, StopException {
        Member member = seen.member(step.who()).orElseThrow();
        Needs.Need need = Needs.defragmentation(work.plan().goal(), work.plan().gate(), member);
        if (!need.needed()) {
            work.log().step(Event.SKIPPED, step.id(), need.reason());
            return;
        }
        Observation agreed = work.agreed(step, seen);
        refuseUnwell(agreed, member);
        streams.await(agreed);
        Member before = work.watch().again().member(member.id()).orElseThrow();
        long was = before.up().dbSizeBytes();
        Outcome outcome = work.call(step.id(), "Defragmenting " + member.label() + ", which answers nobody meanwhile",
                Map.of(DB_SIZE, was),
                () -> rewritten(before, work.etcd().defragment(member.id(), timeout(member.id()))));
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.NotSent not -> throw Work.notSent(not);
            case Outcome.Refused refused -> refused(step, refused);
            case Outcome.Unknown unknown -> observed(step, unknown.sentence());
        }
        health.await(member.id(), Expected.defragmented(member.id(), before.leads()));
    }

    /** How it ended, and if it is done, what it gave: nobody has to look that up in the middle of the night. */
    private Outcome rewritten(Member before, Outcome outcome) {
        if (!(outcome instanceof Outcome.Done done)) {
            return outcome;
        }
        try {
            return work.etcd().observe().member(before.id()).filter(Member::isUp)
                    .map(now -> (Outcome) new Outcome.Done(
                            done.sentence() + ": " + Sizes.binary(before.up().dbSizeBytes())
                                    + " before, " + Sizes.binary(now.up().dbSizeBytes()) + " now"))
                    .orElse(done);
        } catch (IOException e) {
            return done; // Whether all is well is looked at next.
        }
    }

    /** What was unknown has been seen to be done: the member has to be well before another one stands still. */
    void resolved(Step step) throws StopException {
        health.await(step.who(), Expected.NOTHING);
    }

    /** What the user or etcd does not allow was not begun; any other error may have come at the end of it. */
    private void refused(Step step, Outcome.Refused refused) throws IOException, StopException {
        switch (refused.reason()) {
            case PERMISSION, LEARNER, CORRUPT -> throw work.refused(step.id(), refused);
            default -> {
                work.log().step(Event.UNKNOWN, step.id(), refused.sentence());
                observed(step, refused.sentence());
            }
        }
    }

    private void observed(Step step, String sentence) throws IOException, StopException {
        if (!resolver.resolve(step.id())) {
            throw new StopException(Ending.Kind.PARTIAL, sentence + "; the member shows that its db was not rewritten");
        }
    }

    /** The others have to bear what this one does not do meanwhile. */
    private void refuseUnwell(Observation now, Member member) throws StopException {
        List<Member> others = now.voters().stream().filter(voter -> !voter.id().equals(member.id())).toList();
        long well = others.stream().filter(other -> isWell(now, other)).count();
        if (well < others.size() && !work.plan().allowed().contains("member-down")) {
            throw new StopException(Ending.Kind.PARTIAL, others.stream().filter(other -> !isWell(now, other))
                    .map(Member::label).findFirst().orElseThrow()
                    + " is not well: no other is stopped meanwhile; --allow member-down bears"
                    + " that");
        }
        if (well < now.quorum() && !others.isEmpty() && !work.plan().allowed().contains("no-spare-quorum")) {
            throw new StopException(Ending.Kind.PARTIAL, "without " + member.label() + " only " + well + " voters are"
                    + " well, and " + now.quorum() + " are needed: writes would stop meanwhile; --allow no-spare-quorum"
                    + " bears that");
        }
    }

    private static boolean isWell(Observation now, Member member) {
        return member.isUp() && member.up().leader() != null
                && Needs.lag(now, member) <= Needs.MOST_LAG;
    }

    private Duration timeout(MemberId member) {
        return Duration.ofSeconds(work.plan().member(member).map(PlannedMember::timeoutSeconds)
                .orElseGet(() -> work.plan().members().stream().mapToLong(PlannedMember::timeoutSeconds).max()
                        .orElse(300L)));
    }
}
