package dev.etcdray.flamegraph.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// pprof's strings: each once, the empty one first, named by their places.
final class StringTable {
    private final Map<String, Long> places = new HashMap<>();
    private final List<String> strings = new ArrayList<>();

    StringTable() {
        of("");
    }

    /// Its place, given to it if it has none.
    long of(String string) {
        return places.computeIfAbsent(string, added -> {
            strings.add(added);
            return strings.size() - 1L;
        });
    }

    /// In the order of their places.
    List<String> all() {
        return strings;
    }
}
