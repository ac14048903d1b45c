package dev.etcdray.flamegraph;

import java.util.List;

/// What is inside the objects of a resource under one path, without what has a path of its own below it.
///
/// @param resource
///            whose objects
/// @param category
///            the id of a [Category]
/// @param path
///            names from the outside in
/// @param objects
///            how many objects have it, or [#UNKNOWN]
/// @param bytes
///            in all of them
public record Field(String resource, String category, List<String> path, long objects, long bytes) {
    /// Several fields together: in how many objects is not known.
    public static final long UNKNOWN = -1;

    /// Copies the path.
    ///
    /// @throws IllegalArgumentException
    ///             when the path is empty or a number is negative
    public Field {
        path = List.copyOf(path);
        if (path.isEmpty() || objects < UNKNOWN || bytes < 0) {
            throw new IllegalArgumentException("field %s of \"%s\": %,d bytes in %,d objects".formatted(path, resource,
                    bytes, objects));
        }
    }
}
