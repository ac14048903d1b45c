package dev.etcdray.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing to look for. A rule is made for one analysis: it may collect while the pass goes by. */
public interface Rule {

    /** Its name, the same for ever: lower case with hyphens. */
    String id();

    /** What it needs to see. */
    default RuleKind kind() {
        return RuleKind.KEYS;
    }

    /** Why it cannot say anything here, as half a sentence; null if it can. */
    default @Nullable String cannotRun(Situation situation) {
        return null;
    }

    /** What it found, after the pass. */
    List<Finding> findings(Situation situation);
}
