package dev.etcdray.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where two documents differ, a line each: a failed test shows these instead of two documents. */
final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {
    }

    static List<String> of(JsonNode one, JsonNode other) {
        Differences differences = new Differences();
        differences.look("", one, other);
        return differences.found;
    }

    private void look(String place, JsonNode one, JsonNode other) {
        if (one.isObject() && other.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> look(place + "/" + name, one.path(name), other.path(name)));
        } else if (one.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                look(place + "/" + i, one.path(i), other.path(i));
            }
        } else if (!one.equals(other)) {
            found.add(place + ": " + one + ", and " + other);
        }
    }
}
