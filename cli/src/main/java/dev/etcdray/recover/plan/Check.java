package dev.etcdray.recover.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked before anything is changed, and its answer.
 *
 * @param id its name, as for {@code --allow}
 * @param result the answer
 * @param evidence what was seen
 * @param meaning what follows from it, and what to do
 * @param allow what the user may give as {@code --allow} to go on all the same; null if nothing helps, or nothing is wrong
 */
public record Check(String id, Result result, String evidence, String meaning, @Nullable String allow) {

    /** How it came out. */
    public enum Result {
        /** As it should be. */
        @JsonProperty("pass")
        PASS,
        /** To be known, and no reason to stop. */
        @JsonProperty("warn")
        WARN,
        /** Could not be made. */
        @JsonProperty("not-made")
        NOT_MADE,
        /** A reason to stop. */
        @JsonProperty("refuse")
        REFUSE,
        /** A reason to stop, or one that could not be made, and the user goes on all the same. */
        @JsonProperty("allowed")
        ALLOWED
    }

    /** Whether it stands in the way. */
    public boolean stops() {
        return result == Result.REFUSE || result == Result.NOT_MADE;
    }
}
