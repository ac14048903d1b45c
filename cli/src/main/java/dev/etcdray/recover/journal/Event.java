package dev.etcdray.recover.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a line of the journal says. */
public enum Event {
    /** First line: which plan it belongs to. */
    PLAN,
    /** A process has begun to work on it. */
    RUN,
    /** The user has agreed to a step. */
    CONSENT,
    /** The user has not agreed to a step. */
    DECLINED,
    /** The next thing is the call: from here on nobody knows, until a later line says so. */
    STARTED,
    /** The step is done. */
    SUCCEEDED,
    /** The step is needless, and why. */
    SKIPPED,
    /** The step is not done, for certain. */
    FAILED,
    /** The call has ended without an answer. */
    UNKNOWN,
    /** What was unknown has been seen to be done. */
    RESOLVED_DONE,
    /** What was unknown has been seen not to be done. */
    RESOLVED_NOT_DONE,
    /** The process has stopped, and why. */
    STOPPED,
    /** All is done and proved. */
    FINISHED;

    /** As it stands in the file: {@code resolved-done}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From a file. */
    @JsonCreator
    public static Event ofWord(String word) {
        return Arrays.stream(values()).filter(event -> event.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown event '" + word + "'"));
    }

    /** Whether a step is over with it, and stays so. */
    public boolean settles() {
        return this == SUCCEEDED || this == SKIPPED || this == RESOLVED_DONE;
    }

    /** Whether nobody knows what came of a step that ended so. */
    public boolean isOpen() {
        return this == STARTED || this == UNKNOWN;
    }
}
