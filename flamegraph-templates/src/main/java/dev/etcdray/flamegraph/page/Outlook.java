package dev.etcdray.flamegraph.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a size becomes by each step, and what an earlier or later step would free.
///
/// @param sentence
///            the gist
/// @param stages
///            today first
/// @param limit
///            beside which they are shown, null if unknown
/// @param curve
///            what is freed at each point, rising; may be empty
/// @param curveTitle
///            what the curve is of
/// @param chosen
///            the point that the stages are of, null for none
/// @param notes
///            by whose rules, what is not known
/// @param next
///            what to do, null if there is nothing
/// @param absent
///            why there is no outlook, null when there is one
public record Outlook(String sentence, List<Stage> stages, @Nullable Limit limit, List<Point> curve, String curveTitle,
        @Nullable Long chosen, List<String> notes, @Nullable Action next, @Nullable String absent) {

    /// Copies the lists.
    public Outlook {
        stages = List.copyOf(stages);
        curve = List.copyOf(curve);
        notes = List.copyOf(notes);
    }

    /// One that says why there is none.
    public static Outlook absent(String why) {
        return new Outlook("", List.of(), null, List.of(), "", null, List.of(), null, why);
    }

    /// A size after a step, with what is used of it.
    ///
    /// @param label
    ///            which step
    /// @param bytes
    ///            the size
    /// @param range
    ///            how far it can be off, null if it is exact
    /// @param usedBytes
    ///            what is used of it, null if unknown
    /// @param usedRange
    ///            how far that can be off, null if it is exact
    /// @param remark
    ///            a few words, may be empty
    public record Stage(String label, long bytes, @Nullable Spread range, @Nullable Long usedBytes,
            @Nullable Spread usedRange, String remark) {}

    /// Between two sizes.
    public record Spread(long low, long high) {}

    /// A point of the curve.
    public record Point(long at, long bytes) {}
}
