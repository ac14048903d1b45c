package dev.etcdray.recover.engine;

import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.plan.PlannedStep;
import java.util.function.Supplier;

/** Is told what happens. */
public interface Narrator {

    /** A step comes next. */
    void step(PlannedStep step);

    /** A line was written. */
    void line(JournalLine line);

    /** The cluster as it was before the first step, or is after the last. */
    void seen(Observation now);

    /** Waits for a call that may be silent for long; whoever watches may be told that it goes on. */
    default Outcome during(String what, Supplier<Outcome> call) {
        return call.get();
    }

    /** Something is waited for. */
    void waiting(String sentence);
}
