package dev.etcdray.live;

import org.jspecify.annotations.Nullable;

/**
 * A member as seen from here.
 *
 * @param endpoint where it was asked
 * @param name its name in the member list; null when that does not tell
 * @param answer what it said, or why it did not
 */
public record MemberView(Endpoint endpoint, @Nullable String name, Answer answer) {

    /** How asking ended. */
    public sealed interface Answer {
    }

    /**
     * It answered.
     *
     * @param status what it said
     */
    public record Up(MemberStatus status) implements Answer {}

    /**
     * It did not.
     *
     * @param failure why, in one sentence
     */
    public record Down(LiveException failure) implements Answer {}

    /** What it said; null if it did not. */
    public @Nullable MemberStatus status() {
        return answer instanceof Up up ? up.status : null;
    }

    /** Name, else id, else endpoint: what to call it in a sentence. */
    public String label() {
        if (name != null && !name.isEmpty()) {
            return name;
        }
        MemberStatus status = status();
        return status == null ? endpoint.text() : Long.toHexString(status.memberId());
    }

    MemberView named(@Nullable String newName) {
        return new MemberView(endpoint, newName, answer);
    }
}
