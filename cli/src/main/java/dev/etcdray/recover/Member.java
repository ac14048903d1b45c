package dev.etcdray.recover;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member as the list of members has it, and as it answers now.
 *
 * @param id its id
 * @param name its name; empty while it has never started
 * @param endpoint where it was asked
 * @param learner whether it has no vote
 * @param state what it says of itself; null if it did not answer
 * @param gauges of its metrics, which answer while it defragments and its status does not; null if they are out of reach
 * @param silence why it did not, in one sentence; null if it did
 */
public record Member(MemberId id, String name, String endpoint, boolean learner, @Nullable MemberState state,
        @Nullable Gauges gauges, @Nullable String silence) {

    /** Whether it answers. */
    public boolean isUp() {
        return state != null;
    }

    /** What it says; only for who is up. */
    public MemberState up() {
        return Objects.requireNonNull(state, "a member that does not answer");
    }

    /** Name, else id. */
    public String label() {
        return name.isEmpty() ? id.hex() : name;
    }

    /** Whether it leads, by its own account. */
    public boolean leads() {
        return state != null && id.equals(state.leader());
    }
}
