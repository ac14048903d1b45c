package dev.etcdray.finding;

import java.util.List;
import java.util.Set;

/** One thing to look for. A rule is made for one analysis: it may collect while the pass goes by. */
public interface Rule {

    /** Its name, the same for ever: lower case with hyphens. */
    String id();

    /** Whether it looks into values. */
    default RuleKind kind() {
        return RuleKind.KEYS;
    }

    /** What it cannot do without, beside live keys. */
    default Set<Need> needs() {
        return Set.of();
    }

    /** What it found, after the pass; called only when its needs are met. */
    List<Finding> findings(Situation situation);
}
