package dev.etcdray.cli.recover;

import dev.etcdray.cli.endpoint.HashComparison;
import dev.etcdray.recover.engine.Ending;
import dev.etcdray.recover.engine.Narrator;
import dev.etcdray.recover.plan.Plan;
import java.util.List;

/** Who is told of a recovery, in the one form or the other. */
public sealed interface Report {

    /** Whom the engine tells. */
    Narrator narrator();

    /** What members' hashes say, for whoever asked for them. */
    void compared(HashComparison comparison);

    /** The last words. */
    void end(Plan plan, Ending ending, int exitCode, List<String> next);

    /**
     * Text.
     *
     * @param narrator whom the engine tells
     */
    record ForPeople(Telling narrator) implements Report {
        @Override
        public void compared(HashComparison comparison) {
            // The last words hold its sentence.
        }

        @Override
        public void end(Plan plan, Ending ending, int exitCode, List<String> next) {
            narrator.end(ending, next);
        }
    }

    /**
     * Lines of JSON.
     *
     * @param narrator whom the engine tells
     */
    record ForPrograms(EventLines narrator) implements Report {
        @Override
        public void compared(HashComparison comparison) {
            narrator.compared(comparison);
        }

        @Override
        public void end(Plan plan, Ending ending, int exitCode, List<String> next) {
            narrator.end(plan, ending, exitCode, next);
        }
    }
}
