package dev.etcdray.recover.engine;

import dev.etcdray.recover.Observation;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.plan.PlannedStep;

/** Is told, and tells nobody. */
final class Silent implements Narrator {
    @Override
    public void step(PlannedStep step) {
        // Nobody listens.
    }

    @Override
    public void line(JournalLine line) {
        // The journal has it.
    }

    @Override
    public void seen(Observation now) {
        // Nobody listens.
    }

    @Override
    public void waiting(String sentence) {
        // Nobody listens.
    }
}
