package dev.etcdray.finding;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.kube.anatomy.ObjectFacts;
import java.util.List;

/** Jobs that are over, and that nothing will remove. */
final class FinishedJobsRule implements ObjectRule {
    private final ObjectTallies tallies = new ObjectTallies();

    @Override
    public String id() {
        return "finished-jobs";
    }

    @Override
    public Collector newCollector() {
        ObjectTally tally = tallies.next();
        return object -> {
            ObjectFacts facts = object.facts();
            if (object.isOf("jobs.batch") && facts != null && facts.jobFinished() && !facts.ttlAfterFinished()) {
                tally.add(object, object.revision().entryBytes());
            }
        };
    }

    @Override
    public List<Finding> findings(Situation situation) {
        ObjectTally jobs = tallies.sum();
        if (!situation.matters(jobs.bytes())) {
            return List.of();
        }
        return List.of(new FindingBuilder(id()).severity(situation.bySaving(jobs.bytes())).audience(Audience.TENANT)
                .sentence(Plural.of(jobs.objects(), "finished Job") + " without ttlSecondsAfterFinished "
                        + Plural.pick(jobs.objects(), "is", "are") + " still stored (" + Sizes.binary(jobs.bytes())
                        + "), most in namespace " + jobs.mainNamespace()
                        + "; nothing removes such a Job, nor its Pods.")
                .bytes(jobs.bytes(), Savings.deleting(jobs.bytes())).figure("Jobs", jobs.objects(), "objects")
                .keys(jobs.top())
                .command("kubectl patch job $NAME --namespace " + Shell.word(jobs.mainNamespace())
                        + " --type merge --patch '{\"spec\":{\"ttlSecondsAfterFinished\":3600}}'",
                        "the Job is deleted"
                                + " an hour after it ended, its Pods and their logs with it",
                        "set it to null")
                .confidence(Confidence.HIGH, "Whether a CronJob's history limits will remove some of them.").build());
    }
}
