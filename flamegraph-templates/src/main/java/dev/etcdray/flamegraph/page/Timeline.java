package dev.etcdray.flamegraph.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bytes by band of a scale, stacked.
///
/// @param series
///            bottom first
/// @param bands
///            oldest first, each with a value for each series
/// @param moments
///            where the scale can be told in time; none when it cannot
/// @param timeNote
///            a sentence: how the moments are known and how wrong they can be, or why there are none
/// @param absent
///            why there is no timeline, null when there is one
public record Timeline(List<Series> series, List<Band> bands, List<Moment> moments, String timeNote,
        @Nullable String absent) {

    /// Copies the lists and counts values.
    ///
    /// @throws IllegalArgumentException
    ///             if a band has another number of values than there are series
    public Timeline {
        series = List.copyOf(series);
        bands = List.copyOf(bands);
        moments = List.copyOf(moments);
        for (Band band : bands) {
            if (band.bytes().size() != series.size()) {
                throw new IllegalArgumentException("band %d has %d values for %d series".formatted(band.from(),
                        band.bytes().size(), series.size()));
            }
        }
    }

    /// One that says why there is none.
    public static Timeline absent(String why) {
        return new Timeline(List.of(), List.of(), List.of(), "", why);
    }

    /// What is stacked.
    ///
    /// @param label
    ///            its name
    /// @param look
    ///            how it is filled
    public record Series(String label, Look look) {}

    /// A range of the scale.
    ///
    /// @param from
    ///            its first, inclusive
    /// @param to
    ///            its last, inclusive
    /// @param bytes
    ///            a value for each series
    public record Band(long from, long to, List<Long> bytes) {
        /// Copies the list.
        public Band {
            bytes = List.copyOf(bytes);
        }

        long total() {
            return bytes.stream().mapToLong(Long::longValue).sum();
        }
    }

    /// A point of the scale in time.
    ///
    /// @param at
    ///            where on the scale
    /// @param label
    ///            when: "12:04:31"
    /// @param error
    ///            how wrong that can be: "± 4 s", may be empty
    public record Moment(long at, String label, String error) {}
}
