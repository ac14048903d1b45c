package dev.etcdray.flamegraph.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a reader has to know in ten seconds.
///
/// @param headline
///            one sentence: what fills it and how much of it is waste
/// @param lead
///            sentences in plain words: what it means, what to do first
/// @param whole
///            what the parts are of: "the file"
/// @param totalBytes
///            size of the whole
/// @param parts
///            add up to the whole; none of them for a whole of one kind
/// @param sizes
///            the sizes that are not to be mixed up
/// @param limit
///            what the sizes are compared with, null if unknown
public record Overview(String headline, List<String> lead, String whole, long totalBytes, List<Part> parts,
        List<Size> sizes, @Nullable Limit limit) {

    /// Copies the lists and adds up.
    ///
    /// @throws IllegalArgumentException
    ///             if the parts are not the whole
    public Overview {
        lead = List.copyOf(lead);
        parts = List.copyOf(parts);
        sizes = List.copyOf(sizes);
        long sum = parts.stream().mapToLong(Part::bytes).sum();
        if (sum != totalBytes) {
            throw new IllegalArgumentException("parts add up to %,d of %,d bytes".formatted(sum, totalBytes));
        }
    }

    /// One of several sizes of one thing.
    ///
    /// @param label
    ///            its name
    /// @param bytes
    ///            how large
    /// @param definition
    ///            what it is
    public record Size(String label, long bytes, String definition) {}
}
