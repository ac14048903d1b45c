package dev.etcdray.recover.plan;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** The kinds of steps, in the order in which they come. */
public enum StepKind {
    /** The snapshot is read once more: it is the way back. */
    VERIFY_SNAPSHOT,
    /** Nobody may be streaming a snapshot: it would keep what is compacted, and hold up the defragmentation. */
    AWAIT_STREAMS,
    /** History is deleted, once, for the whole cluster. */
    COMPACT,
    /** One member has deleted it. */
    BARRIER,
    /** Whether a defragmentation can bring the db under the quota at all. */
    GATE,
    /** One member's db is rewritten. */
    DEFRAGMENT,
    /** The leader hands over, before its own db is rewritten. */
    MOVE_LEADER,
    /** The alarms about space are taken off the list, one by one. */
    DISARM,
    /** Writes are accepted again, and the alarm stays away. */
    PROVE;

    /** As it stands in files: {@code verify-snapshot}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** From a file. */
    @JsonCreator
    public static StepKind ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of step '" + word + "'"));
    }
}
