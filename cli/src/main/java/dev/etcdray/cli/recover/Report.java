package dev.etcdray.cli.recover;

import dev.etcdray.recover.engine.Ending;
import dev.etcdray.recover.engine.Narrator;
import dev.etcdray.recover.plan.Plan;
import java.util.List;

/** Who is told of a recovery, in the one form or the other. */
public sealed interface Report {

    /** Whom the engine tells. */
    Narrator narrator();

    /** The last words. */
    void end(Plan plan, Ending ending, int exitCode, List<String> next);

    /**
     * Text.
     *
     * @param narrator whom the engine tells
     */
    record ForPeople(Telling narrator) implements Report {
        @Override
        public void end(Plan plan, Ending ending, int exitCode, List<String> next) {
            narrator.end(plan, ending, next);
        }
    }

    /**
     * Lines of JSON.
     *
     * @param narrator whom the engine tells
     */
    record ForPrograms(EventLines narrator) implements Report {
        @Override
        public void end(Plan plan, Ending ending, int exitCode, List<String> next) {
            narrator.end(plan, ending, exitCode, next);
        }
    }
}
