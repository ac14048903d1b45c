package dev.etcdray.cli.endpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.etcdray.etcd.EtcdVersion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether members hold the same keys and history.
 *
 * @param revision that all were asked at
 * @param verdict what their hashes say together
 * @param sentence the same for people
 * @param members each member's
 */
public record HashComparison(long revision, Verdict verdict, String sentence, List<HashRow> members) {

    /** What hashes say together. */
    public enum Verdict {
        /** All the same. */
        AGREE,
        /** Two that can be compared are not the same. */
        DISAGREE,
        /** Some were taken after another compaction, in another cluster, or by other rules. */
        INCOMPARABLE,
        /** There are fewer than two. */
        ALONE
    }

    /** A voter, what it said of itself, and its hash. */
    record Hashed(HashRow row, String clusterId, String version) {
        /** Before 3.4.34 and 3.5.16 a tombstone at the compact revision is not hashed. */
        boolean keepsTombstone() {
            return EtcdVersion.parse(version).orElse(EtcdVersion.NEWEST).keepsTombstone();
        }
    }

    /** Copies the list. */
    public HashComparison {
        members = List.copyOf(members);
    }

    /** Whether any gave a hash. */
    @JsonIgnore
    public boolean isAnswered() {
        return members.stream().anyMatch(row -> row.hash() != null);
    }

    static HashComparison of(long revision, List<Hashed> all) {
        List<HashRow> rows = all.stream().map(Hashed::row).toList();
        List<Hashed> answered = all.stream().filter(hashed -> hashed.row.hash() != null).toList();
        if (answered.size() < 2) {
            return new HashComparison(revision, Verdict.ALONE, answered.isEmpty()
                    ? "no voter gave a hash"
                    : "only " + answered.getFirst().row.label() + " gave a hash: there is nothing to compare it with",
                    rows);
        }
        if (answered.stream().map(Hashed::clusterId).distinct().count() > 1) {
            return new HashComparison(revision, Verdict.INCOMPARABLE,
                    "hashes cannot be compared: these are members of different clusters", rows);
        }
        Map<Long, List<Hashed>> byCompaction = answered.stream().collect(Collectors
                .groupingBy(hashed -> Objects.requireNonNull(hashed.row.compactRevision()), TreeMap::new,
                        Collectors.toList()));
        for (List<Hashed> comparable : byCompaction.values()) {
            if (hashes(comparable) > 1) {
                return apart(revision, comparable, rows);
            }
        }
        return byCompaction.size() == 1
                ? new HashComparison(revision, Verdict.AGREE, "all " + answered.size()
                        + " hashes at revision " + revision + " are equal", rows)
                : new HashComparison(revision, Verdict.INCOMPARABLE, "hashes cannot be compared: compact revisions"
                        + " differ (" + grouped(answered, "compacted at ", HashRow::compactRevision) + ")", rows);
    }

    private static HashComparison apart(long revision, List<Hashed> comparable, List<HashRow> rows) {
        String hashes = grouped(comparable, "", HashRow::hash);
        if (comparable.stream().map(Hashed::keepsTombstone).distinct().count() > 1) {
            return new HashComparison(revision, Verdict.INCOMPARABLE, "hashes cannot be compared: they differ ("
                    + hashes + "), and so do versions, which hash deleted keys by different rules before 3.4.34 and"
                    + " 3.5.16", rows);
        }
        return new HashComparison(revision, Verdict.DISAGREE, "members DISAGREE about the data at revision " + revision
                + ": " + hashes + "; a hash does not tell who is right", rows);
    }

    private static long hashes(List<Hashed> all) {
        return all.stream().map(hashed -> hashed.row.hash()).distinct().count();
    }

    /** {@code m1, m2: 17; m3: 18}. */
    private static String grouped(List<Hashed> all, String what,
            java.util.function.Function<HashRow, @org.jspecify.annotations.Nullable Long> value) {
        Map<String, List<String>> labels = all.stream().map(Hashed::row)
                .collect(Collectors.groupingBy(row -> String.valueOf(value.apply(row)), TreeMap::new,
                        Collectors.mapping(HashRow::label, Collectors.toList())));
        return labels.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + what + entry.getKey())
                .collect(Collectors.joining("; "));
    }
}
