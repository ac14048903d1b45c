package dev.etcdray.finding;

import java.util.ArrayList;
import java.util.List;

/** The tallies that a rule's collectors count into. */
final class ObjectTallies {
    private final List<ObjectTally> tallies = new ArrayList<>();

    ObjectTally next() {
        ObjectTally tally = new ObjectTally();
        tallies.add(tally);
        return tally;
    }

    ObjectTally sum() {
        ObjectTally sum = new ObjectTally();
        tallies.forEach(sum::addAll);
        return sum;
    }
}
