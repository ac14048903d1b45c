package dev.etcdray.breakdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Directories outside Kubernetes, cut to a depth that keeps their number bounded. When there are too many, the depth
 * goes down by one and what becomes equal is merged. The depth that remains depends on the set of directories alone,
 * not on their order: so any number of workers comes to the same result. Text is one char a byte.
 */
final class OtherDirectories {
    /** Enough to choose the rows that are shown from, little enough to hold. */
    static final int LIMIT = 20_000;

    private static final int FIRST_DEPTH = 16;

    private final int bands;
    private final int limit;
    private final List<Tally> tallies = new ArrayList<>();
    private Map<String, Integer> ids = new HashMap<>();
    private int depth = FIRST_DEPTH;

    OtherDirectories(int bands, int limit) {
        this.bands = bands;
        this.limit = limit;
    }

    /** The number of a directory; it stays good when directories are merged. */
    int id(String directory) {
        String cut = cut(directory);
        Integer known = ids.get(cut);
        if (known != null) {
            return known;
        }
        int id = tallies.size();
        tallies.add(newTally(cut));
        ids.put(cut, id);
        while (ids.size() > limit && depth > 0) {
            shallower();
        }
        return id;
    }

    /** Where the revisions of a directory are added up now. */
    Tally tally(int id) {
        return tallies.get(id);
    }

    /** Number of components that directories are cut to. */
    int depth() {
        return depth;
    }

    /** All tallies, by directory. */
    Map<String, Tally> byDirectory() {
        Map<String, Tally> all = new LinkedHashMap<>();
        ids.forEach((name, id) -> all.put(name, tallies.get(id)));
        return all;
    }

    /** Takes over what another one has. */
    void addAll(OtherDirectories other) {
        while (depth > other.depth) {
            shallower();
        }
        other.byDirectory().forEach((name, tally) -> {
            int id = id(name);
            tally(id).add(tally);
        });
    }

    /** Goes up one level and merges what becomes equal. */
    private void shallower() {
        depth--;
        Map<String, Integer> merged = new HashMap<>();
        Map<Tally, Tally> into = new HashMap<>();
        ids.forEach((name, id) -> {
            Tally from = tallies.get(id);
            int target = merged.computeIfAbsent(cut(name), cut -> {
                tallies.add(newTally(cut));
                return tallies.size() - 1;
            });
            tallies.get(target).add(from);
            into.put(from, tallies.get(target));
        });
        tallies.replaceAll(tally -> into.getOrDefault(tally, tally));
        ids = merged;
    }

    private Tally newTally(String directory) {
        return new Tally(new Place(null, null, null, directory), bands);
    }

    /** The first {@link #depth} components with their slashes; a slash in front belongs to the first. */
    String cut(String directory) {
        int end = 0;
        for (int level = 0; level < depth; level++) {
            int slash = directory.indexOf('/', Math.max(1, end));
            if (slash < 0) {
                return end == 0 ? directory : directory.substring(0, end);
            }
            end = slash + 1;
        }
        return directory.substring(0, end);
    }
}
