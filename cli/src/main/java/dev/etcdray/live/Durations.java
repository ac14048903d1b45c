package dev.etcdray.live;

import java.time.Duration;

/** Durations for people. */
final class Durations {

    private Durations() {
    }

    /** As Go writes them: {@code 2s}, {@code 1m30s}, {@code 500ms}. */
    static String text(Duration duration) {
        if (duration.toMillis() % 1000 != 0) {
            return duration.toMillis() + "ms";
        }
        long seconds = duration.toSeconds();
        return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + (seconds % 60 == 0 ? "" : seconds % 60 + "s");
    }
}
