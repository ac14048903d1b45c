package dev.etcdray.recover.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the steps are, by the lines of a journal. */
public final class Progress {
    private final Map<String, JournalLine> last = new LinkedHashMap<>();
    private final Map<String, Map<String, Long>> begun = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private boolean finished;

    /** So far as these lines tell. */
    public Progress(List<JournalLine> lines) {
        lines.forEach(this::add);
    }

    /** One line more. */
    public void add(JournalLine line) {
        finished = line.event() == Event.FINISHED || (finished && line.event() != Event.STARTED);
        String step = line.step();
        if (step == null) {
            return;
        }
        switch (line.event()) {
            case STARTED -> {
                attempts.merge(step, 1, Integer::sum);
                begun.put(step, line.figures());
                last.put(step, line);
            }
            case SUCCEEDED, SKIPPED, FAILED, UNKNOWN, RESOLVED_DONE, RESOLVED_NOT_DONE -> last.put(step, line);
            case PLAN, RUN, CONSENT, DECLINED, STOPPED, FINISHED -> {
                // About no step's state.
            }
        }
    }

    /** Whether the step is done, or needless. */
    public boolean isSettled(String step) {
        JournalLine line = last.get(step);
        return line != null && line.event().settles();
    }

    /** A step that was begun and of which nobody knows what came; at most one can be. */
    public Optional<String> open() {
        return last.entrySet().stream().filter(entry -> entry.getValue().event().isOpen()).map(Map.Entry::getKey)
                .findFirst();
    }

    /** How often it was begun. */
    public int attempts(String step) {
        return attempts.getOrDefault(step, 0);
    }

    /** A figure that was written down when it was begun last; null if there is none. */
    public @Nullable Long figure(String step, String name) {
        return begun.getOrDefault(step, Map.of()).get(name);
    }

    /** The last line of a step; null before it was begun. */
    public @Nullable JournalLine last(String step) {
        return last.get(step);
    }

    /** Whether all was done and proved. */
    public boolean isFinished() {
        return finished;
    }

    /** Whether any step was begun: from then on a plan is not applied from its beginning. */
    public boolean isBegun() {
        return !attempts.isEmpty();
    }

    /** To be looked at anew: as if it had not been settled. */
    public void reopen(String step) {
        last.remove(step);
    }
}
