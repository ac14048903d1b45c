package dev.etcdray.recover.engine;

import dev.etcdray.recover.plan.PlannedStep;
import java.io.IOException;

/** Whoever agrees to a step, or does not. */
@FunctionalInterface
public interface Approval {

    /**
     * Asks; returns at once for a step that asks for nothing.
     *
     * @param word what has to be typed where the step wants a name
     * @return whether the step may be made
     */
    boolean agrees(PlannedStep step, String word) throws IOException;
}
