package dev.etcdray.cli;

import dev.etcdray.cli.recover.Headline;
import dev.etcdray.recover.engine.Ending;

/** How the process ends; one meaning each for all commands. */
final class ExitCode {
    static final int DONE = 0;
    static final int ERROR = 1;
    static final int USAGE = 2;
    static final int THRESHOLD = 3;
    static final int REFUSED = 4;
    static final int CANCELLED = 5;
    static final int PARTIAL = 6;
    static final int UNKNOWN = 7;
    static final int ACCESS = 8;
    static final int DAMAGED = 9;

    private ExitCode() {
    }

    /** How the process ends when a recovery ended so. */
    static int of(Ending.Kind kind) {
        return switch (kind) {
            case DONE -> DONE;
            case ACTION_NEEDED -> THRESHOLD;
            case REFUSED -> REFUSED;
            case CANCELLED -> CANCELLED;
            case PARTIAL -> PARTIAL;
            case UNKNOWN -> UNKNOWN;
            case ACCESS -> ACCESS;
            case CORRUPT -> DAMAGED;
        };
    }

    /** How the process ends when a plan comes to that. */
    static int of(Headline.State state) {
        return switch (state) {
            case READY, NOTHING_TO_DO -> DONE;
            case REFUSED -> REFUSED;
            case ACTION_NEEDED -> THRESHOLD;
            case CORRUPT -> DAMAGED;
        };
    }
}
