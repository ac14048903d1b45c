package dev.etcdray.finding;

import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.etcd.Sizes;
import java.util.List;

/** Events take much of what is live: each stays until its time to live is over, an hour unless told otherwise. */
final class EventsRule implements Rule {

    @Override
    public String id() {
        return "events";
    }

    @Override
    public List<Finding> findings(Situation situation) {
        return situation.resources().stream()
                .filter(group -> group.name().equals("events") || group.name().equals("events.events.k8s.io"))
                .filter(group -> situation.matters(group.sums().bytes(RevisionState.LIVE)) && situation.reaches(
                        Threshold.EVENTS_SHARE, group.sums().bytes(RevisionState.LIVE), situation.liveBytes()))
                .map(group -> finding(group, situation)).toList();
    }

    private Finding finding(Situation.Group group, Situation situation) {
        long live = group.sums().bytes(RevisionState.LIVE);
        long objects = group.sums().revisions(RevisionState.LIVE);
        return new FindingBuilder(id()).severity(situation.bySaving(live))
                .sentence(Plural.of(objects, "Event takes", "Events take") + " " + Sizes.binary(live) + " ("
                        + Sizes.percent(live, situation.liveBytes()) + " of all live objects); nobody reads most of"
                        + " them, and each is kept until its time to live is over.")
                .where(Where.resource(group.name(), null)).bytes(live, Savings.deleting(live))
                .figure("Events", objects, "objects")
                .figure("live objects", situation.liveBytes(), "bytes")
                .command("kube-apiserver --event-ttl=30m", "restarts the API server; Events older than that are not"
                        + " there any more when somebody looks", "--event-ttl=1h0m0s, the default")
                .confidence(Confidence.MEDIUM, "How long they live: the saving is the most there is, if all were gone.")
                .build();
    }
}
