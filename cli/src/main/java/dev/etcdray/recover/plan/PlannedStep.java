package dev.etcdray.recover.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step as people read it before they agree.
 *
 * @param id as {@link Step#id}
 * @param title what is done, to whom
 * @param why why it is needed, and in this place
 * @param blastRadius who notices, and what
 * @param reversible whether and how it can be undone
 * @param afterAbort what is left if it is broken off
 * @param consent what is asked for
 * @param outageSeconds how long the member is expected to stand still; null if it does not, or nobody knows
 * @param commands the same by hand, each a whole command line
 */
public record PlannedStep(String id, String title, String why, String blastRadius, String reversible,
        String afterAbort, Consent consent, @Nullable Long outageSeconds, List<Command> commands) {

    /** What is asked before it is done. */
    public enum Consent {
        /** Nothing: it changes nothing. */
        @JsonProperty("none")
        NONE,
        /** Yes or no. */
        @JsonProperty("yes-no")
        YES_NO,
        /** The member's name, typed. */
        @JsonProperty("typed-name")
        TYPED_NAME
    }

    /**
     * A command line.
     *
     * @param line to be run as it stands
     * @param expect what it is to answer
     */
    public record Command(String line, String expect) {}

    /** Copies the list. */
    public PlannedStep {
        commands = List.copyOf(commands);
    }
}
