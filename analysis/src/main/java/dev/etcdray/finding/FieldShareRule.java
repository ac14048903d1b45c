package dev.etcdray.finding;

import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.kube.anatomy.ObjectFacts;
import java.util.List;
import java.util.function.ToLongFunction;

/** A field of metadata that takes a large share of all live values. */
abstract class FieldShareRule implements ObjectRule {
    private final Threshold share;
    private final ToLongFunction<ObjectFacts> fieldBytes;
    private final ObjectTallies tallies = new ObjectTallies();

    FieldShareRule(Threshold share, ToLongFunction<ObjectFacts> fieldBytes) {
        this.share = share;
        this.fieldBytes = fieldBytes;
    }

    @Override
    public Collector newCollector() {
        ObjectTally tally = tallies.next();
        return object -> {
            ObjectFacts facts = object.facts();
            long bytes = facts == null ? 0 : fieldBytes.applyAsLong(facts);
            if (bytes > 0) {
                tally.add(object, bytes);
            }
        };
    }

    @Override
    public List<Finding> findings(Situation situation) {
        ObjectTally field = tallies.sum();
        long values = situation.breakdown().totals().valueBytes(RevisionState.LIVE);
        if (!situation.matters(field.bytes()) || !situation.reaches(share, field.bytes(), values)) {
            return List.of();
        }
        return List.of(with(new FindingBuilder(id()).severity(situation.bySaving(field.bytes()))
                .bytes(field.bytes(), Savings.deleting(field.bytes())).figure("objects", field.objects(), "objects")
                .figure("values of live objects", values, "bytes").keys(field.top()), field,
                Sizes.binary(field.bytes()) + " (" + Sizes.percent(field.bytes(), values) + ")").build());
    }

    /** Adds what this rule says. */
    abstract FindingBuilder with(FindingBuilder finding, ObjectTally field, String size);
}
