package dev.etcdray.recover.plan;

import dev.etcdray.recover.MemberId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step, by what it does and to whom.
 *
 * @param kind what it does
 * @param member to whom; null if it is about all
 */
public record Step(StepKind kind, @Nullable MemberId member) {

    /** One that is about all members. */
    public static Step of(StepKind kind) {
        return new Step(kind, null);
    }

    /** The member that it is about. */
    public MemberId who() {
        return Objects.requireNonNull(member, "a step of one member");
    }

    /** Its name in plan and journal: {@code compact}, {@code defragment/8e9e05c52164694d}. */
    public String id() {
        return member == null ? kind.word() : kind.word() + "/" + member.hex();
    }

    /** From its name. */
    public static Step ofId(String id) {
        String[] parts = id.split("/", 2);
        return new Step(StepKind.ofWord(parts[0]), parts.length == 1 ? null : MemberId.ofHex(parts[1]));
    }

    @Override
    public String toString() {
        return id();
    }
}
