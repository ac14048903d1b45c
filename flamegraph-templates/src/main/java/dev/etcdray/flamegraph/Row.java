package dev.etcdray.flamegraph;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One named object, or those of a place that are not named, together.
///
/// @param place
///            where it is
/// @param name
///            shown as text, whatever it holds; null for those not named
/// @param values
///            for each metric 0 or more
@SuppressWarnings("ArrayRecordComponent") // never handed out: copied in the constructor and in values()
public record Row(Place place, @Nullable String name, long[] values) {

    /// Copies `values`.
    ///
    /// @throws IllegalArgumentException
    ///             when a value is negative or above [FlameGraph#MAX_VALUE]
    public Row {
        values = values.clone();
        for (long value : values) {
            if (value < 0 || value > FlameGraph.MAX_VALUE) {
                throw new IllegalArgumentException("row \"%s\" of %s: %,d is not from 0 to 2^53".formatted(name, place,
                        value));
            }
        }
    }

    /// A copy of the values, one for each metric.
    @Override
    public long[] values() {
        return values.clone();
    }

    /// The value for one metric, by its place in the list of metrics.
    public long value(int metric) {
        return values[metric];
    }

    int metrics() {
        return values.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Row that && place.equals(that.place) && Objects.equals(name, that.name)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * place.hashCode() + Objects.hashCode(name)) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Row[%s, %s, %s]".formatted(place, name, Arrays.toString(values));
    }
}
