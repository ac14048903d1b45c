package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The quotas of all members that answer. One member over its own stops writes everywhere, so the smallest counts.
 *
 * @param smallestBytes null if none is known, or nobody has one
 * @param unknown members that do not tell theirs
 * @param differ whether those that are known differ
 */
record Quotas(@Nullable Long smallestBytes, List<Member> unknown, boolean differ) {

    static Quotas of(Observation now) {
        List<MemberState.Limit> known = now.up().stream().map(member -> member.up().quota()).filter(Objects::nonNull)
                .map(Objects::requireNonNull).toList();
        return new Quotas(
                known.stream().filter(MemberState.Limit::isLimit).map(MemberState.Limit::bytes).min(Long::compare)
                        .orElse(null),
                now.up().stream().filter(member -> member.up().quota() == null).toList(),
                known.stream().map(limit -> limit.isLimit() ? limit.bytes() : 0).distinct().count() > 1);
    }
}
