package dev.etcdray.finding;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.kube.anatomy.ObjectFacts;
import java.util.List;
import java.util.Set;

/** Pods that are over and still there. */
final class FinishedPodsRule implements ObjectRule {
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private final ObjectTallies tallies = new ObjectTallies();

    @Override
    public String id() {
        return "finished-pods";
    }

    @Override
    public Collector newCollector() {
        ObjectTally tally = tallies.next();
        return object -> {
            ObjectFacts facts = object.facts();
            if (object.isOf("pods") && facts != null && facts.podPhase() != null && OVER.contains(facts.podPhase())) {
                tally.add(object, object.revision().entryBytes());
            }
        };
    }

    @Override
    public List<Finding> findings(Situation situation) {
        ObjectTally pods = tallies.sum();
        if (!situation.matters(pods.bytes())) {
            return List.of();
        }
        String delete = "kubectl delete pods --namespace " + Shell.word(pods.mainNamespace())
                + " --field-selector status.phase=";
        return List.of(new FindingBuilder(id()).severity(situation.bySaving(pods.bytes())).audience(Audience.TENANT)
                .sentence(Plural.of(pods.objects(), "Pod has", "Pods have") + " succeeded or failed and "
                        + Plural.pick(pods.objects(), "is", "are") + " still stored (" + Sizes.binary(pods.bytes())
                        + "), most in namespace " + pods.mainNamespace() + ".")
                .bytes(pods.bytes(), Savings.deleting(pods.bytes())).figure("Pods", pods.objects(), "objects")
                .keys(pods.top())
                .command(delete + "Succeeded && " + delete + "Failed",
                        "their logs are gone; Pods of a Job that is not over count for its completions", "none")
                .confidence(Confidence.HIGH, "Whether somebody still wants to read their logs.").build());
    }
}
