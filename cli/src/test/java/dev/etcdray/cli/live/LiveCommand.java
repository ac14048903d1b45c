package dev.etcdray.cli.live;

import java.util.ArrayList;
import java.util.List;

/** Each command that reads the db of a live member. */
enum LiveCommand {
    ANALYZE,
    ANALYZE_AND_KEEP,
    FLAMEGRAPH,
    REPORT,
    HISTORY,
    SAVE;

    /** Its words, with the places that it may write to. */
    Object[] words(Workplace place, String endpoints, Object... more) {
        List<Object> words = new ArrayList<>(switch (this) {
            case ANALYZE -> List.of("analyze", "--temp-dir", place.temporary());
            case ANALYZE_AND_KEEP -> List.of("analyze", "--keep", place.targets().resolve("kept.db"));
            case FLAMEGRAPH -> List.of("flamegraph", "-o", place.targets().resolve("flames.html"));
            case REPORT -> List.of("report", "-o", place.targets().resolve("report.html"));
            case HISTORY -> List.of("history", "/registry/pods/a/b");
            case SAVE -> List.of("snapshot", "save", place.targets().resolve("saved.db"));
        });
        words.addAll(List.of("--endpoints", endpoints));
        words.addAll(List.of(more));
        return words.toArray();
    }
}
