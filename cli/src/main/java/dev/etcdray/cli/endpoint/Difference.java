package dev.etcdray.cli.endpoint;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far members are apart in one figure.
 *
 * @param figure its name in {@link MemberFigures}
 * @param least who has the smallest; the first of equals
 * @param most who has the largest; the first of equals
 * @param difference between them; 0 = all have the same
 */
public record Difference(String figure, Extreme least, Extreme most, long difference) {

    /**
     * One end.
     *
     * @param endpoint the member's
     * @param name the member's; null if nobody tells
     * @param value of the figure
     */
    public record Extreme(String endpoint, @Nullable String name, long value) {
        static Extreme of(MemberRow member, long value) {
            return new Extreme(member.endpoint(), member.name(), value);
        }

        /** What to call the member in a sentence. */
        String label() {
            return name == null || name.isEmpty() ? endpoint : name;
        }
    }

    /** Of those that answered; empty if they are fewer than two. */
    static List<Difference> among(List<MemberRow> members) {
        List<MemberRow> up = members.stream().filter(member -> member.status() != null).toList();
        if (up.size() < 2) {
            return List.of();
        }
        return Stream.of(of("dbSizeBytes", up, MemberFigures::dbSizeBytes),
                of("inUseBytes", up, MemberFigures::inUseBytes), of("freeBytes", up, MemberFigures::freeBytes),
                of("revision", up, MemberFigures::revision),
                of("raftAppliedIndex", up, MemberFigures::raftAppliedIndex)).toList();
    }

    private static Difference of(String figure, List<MemberRow> up, ToLongFunction<MemberFigures> value) {
        List<Extreme> all = up.stream()
                .map(member -> Extreme.of(member, value.applyAsLong(Objects.requireNonNull(member.status())))).toList();
        Comparator<Extreme> order = Comparator.comparingLong(Extreme::value);
        Extreme least = all.stream().reduce((one, other) -> order.compare(other, one) < 0 ? other : one).orElseThrow();
        Extreme most = all.stream().reduce((one, other) -> order.compare(other, one) > 0 ? other : one).orElseThrow();
        return new Difference(figure, least, most, most.value - least.value);
    }
}
