package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares a document {@code etcdray/analyze/v1} with what a server and its tools say. */
public final class AnswerCheck {
    private final JsonNode answer;

    /** Of a document. */
    public AnswerCheck(JsonNode answer) {
        this.answer = answer;
    }

    /** States, leases and revisions are the server's. */
    public void holdsWhat(ServerTruth truth) {
        JsonNode etcd = answer.path("etcd");
        assertThat(etcd.path("revision").asLong()).as("revision").isEqualTo(truth.revision());
        assertThat(etcd.path("compactRevision").asLong()).as("compactRevision").isEqualTo(truth.compactRevision());
        assertThat(etcd.path("leases").path("count").asLong()).as("leases").isEqualTo(truth.leases());
        assertThat(etcd.path("leases").path("attachedKeys").asLong()).as("attached keys")
                .isEqualTo(truth.attachedKeys());
        assertThat(etcd.path("storageVersion").asText("")).as("storageVersion")
                .isEqualTo(truth.status().path("storageVersion").asText(""));
        assertThat(answer.path("objects").asLong()).as("objects").isEqualTo(truth.live().size());
        assertThat(states(answer.path("states"))).as("states").isEqualTo(Map.of("live", sum(truth.live(), Totals::put),
                "superseded", sum(truth.superseded(), Totals::put),
                "tombstone", sum(truth.tombstones(), Totals::tombstone)));
    }

    /** Each resource in each namespace, and each prefix elsewhere, holds the server's keys. */
    public void breaksDown(ServerTruth truth, KeySpace keys) {
        Map<Row, Map<String, Totals>> expected = new HashMap<>();
        Stream.of("live", "superseded", "tombstone").forEach(state -> kvs(truth, state).forEach(kv -> {
            Map<String, Totals> row = expected.computeIfAbsent(keys.row(kv), key -> new HashMap<>(
                    Map.of("live", Totals.NONE, "superseded", Totals.NONE, "tombstone", Totals.NONE)));
            row.merge(state, state.equals("tombstone") ? Totals.tombstone(kv) : Totals.put(kv), Totals::plus);
        }));
        Map<Row, Map<String, Totals>> rows = new HashMap<>();
        for (JsonNode row : answer.path("breakdown")) {
            Row place = new Row(textOrNull(row, "resource"), textOrNull(row, "namespace"),
                    row.path("prefix").asText());
            assertThat(rows.put(place, states(row))).as("a second row for %s", place).isNull();
        }
        assertThat(rows).as("breakdown").isEqualTo(expected);
    }

    private static List<Kv> kvs(ServerTruth truth, String state) {
        return switch (state) {
            case "live" -> truth.live();
            case "superseded" -> truth.superseded();
            default -> truth.tombstones();
        };
    }

    /** Each band holds the revisions that it says, as the server and bbolt list them. */
    public void hasBands(ServerTruth truth, List<Bbolt.Revision> revisions) {
        long expectedFrom = revisions.getFirst().main();
        for (JsonNode band : answer.path("revisionBands")) {
            long from = band.path("from").asLong();
            long to = band.path("to").asLong();
            assertThat(from).as("bands leave nothing out").isEqualTo(expectedFrom);
            expectedFrom = to + 1;
            Map<String, Totals> states = states(band);
            List<Kv> live = truth.live().stream().filter(kv -> kv.modRevision() >= from && kv.modRevision() <= to)
                    .toList();
            assertThat(states.get("live")).as("live in band %s-%s", from, to).isEqualTo(sum(live, Totals::put));
            long all = revisions.stream().filter(revision -> revision.main() >= from && revision.main() <= to).count();
            assertThat(states.values().stream().mapToLong(Totals::revisions).sum()).as("band %s-%s", from, to)
                    .isEqualTo(all);
        }
        assertThat(expectedFrom).as("the last band ends at the newest revision")
                .isEqualTo(revisions.getLast().main() + 1);
    }

    /** The keys that stand out are the right ones, with the figures that etcdctl gives for them. */
    public void hasTopKeys(ServerTruth truth) {
        List<Long> largest = truth.live().stream().map(Kv::putEntryBytes).sorted((a, b) -> Long.compare(b, a)).limit(10)
                .toList();
        assertThat(answer.path("topKeys").path("largest").valueStream().map(key -> key.path("liveBytes").asLong()))
                .as("largest keys").isEqualTo(largest);
        Map<String, Long> revisions = new HashMap<>();
        Stream.of(truth.live(), truth.superseded(), truth.tombstones()).flatMap(Collection::stream)
                .forEach(kv -> revisions.merge(kv.keyBase64(), 1L, Long::sum));
        assertThat(answer.path("topKeys").path("mostRevisions").valueStream()
                .map(key -> key.path("revisions").asLong())).as("most revisions")
                .isEqualTo(revisions.values().stream().sorted((a, b) -> Long.compare(b, a)).limit(10).toList());
        for (JsonNode list : answer.path("topKeys")) {
            for (JsonNode key : list) {
                assertThat(key.path("revisions").asLong()).as("revisions of %s", key)
                        .isEqualTo(revisions.get(key.path("keyBase64").asText()));
                truth.live().stream().filter(kv -> kv.keyBase64().equals(key.path("keyBase64").asText()))
                        .forEach(kv -> assertThat(List.of(key.path("modRevision").asLong(),
                                key.path("version").asLong(), key.path("valueBytes").asLong(),
                                key.path("liveBytes").asLong())).as("%s", key)
                                .isEqualTo(List.of(kv.modRevision(), kv.version(), kv.valueBytes(),
                                        kv.putEntryBytes())));
            }
        }
    }

    /** Every byte of the file is where bbolt's tool has it, and the breakdown takes no byte twice. */
    public void accountsFor(BoltTruth truth) {
        JsonNode file = answer.path("file");
        assertThat(file.path("bytes").asLong()).as("file bytes").isEqualTo(truth.fileBytes());
        assertThat(file.path("parts").valueStream().mapToLong(part -> part.path("bytes").asLong()).sum())
                .as("sum of the parts").isEqualTo(truth.fileBytes());
        assertThat(part("unattributed")).as("unattributed").isZero();
        assertThat(part("unreachablePages")).as("unreachable").isZero();
        assertThat(part("entries")).as("entries").isEqualTo(truth.entryBytes());
        assertThat(part("leafPageHeaders")).as("leafPageHeaders").isEqualTo(truth.leafHeaderBytes());
        assertThat(part("leafSlack")).as("leafSlack")
                .isEqualTo(truth.leafBytes() - truth.leafHeaderBytes() - truth.entryBytes());
        assertThat(part("branchPages")).as("branchPages").isEqualTo(truth.branchBytes());
        assertThat(part("metaPages")).as("metaPages").isEqualTo(truth.metaBytes());
        assertThat(part("freelist")).as("freelist").isEqualTo(truth.freelistBytes());
        assertThat(part("freePages")).as("freePages").isEqualTo(truth.freeBytes());
        assertThat(file.path("dbSizeBytes").asLong() - file.path("inUseBytes").asLong()).as("not in use")
                .isEqualTo(truth.freeBytes());
        assertThat(revisions("tombstone")).as("tombstones")
                .isEqualTo(truth.revisions().stream().filter(Bbolt.Revision::tombstone).count());
        assertThat(revisions("live") + revisions("superseded")).as("puts")
                .isEqualTo(truth.revisions().stream().filter(revision -> !revision.tombstone()).count());
    }

    /** Rows, bands and the parts of bucket key add up to the states. */
    public void addsUp() {
        Map<String, Totals> states = states(answer.path("states"));
        for (String table : List.of("breakdown", "revisionBands")) {
            for (String state : states.keySet()) {
                assertThat(answer.path(table).valueStream().map(row -> totals(row.path(state)))
                        .reduce(Totals.NONE, Totals::plus)).as("%s: %s", table, state).isEqualTo(states.get(state));
            }
        }
        states.forEach((state, totals) -> assertThat(answer.path("file").path("parts").valueStream()
                .filter(part -> part.path("bucket").asText().equals("key") && part.path("state").asText().equals(state))
                .mapToLong(part -> part.path("bytes").asLong()).sum()).as("part of %s", state)
                .isEqualTo(totals.bytes()));
    }

    /** Sum of the parts of a kind. */
    public long part(String name) {
        return answer.path("file").path("parts").valueStream().filter(part -> part.path("part").asText().equals(name))
                .mapToLong(part -> part.path("bytes").asLong()).sum();
    }

    private long revisions(String state) {
        return totals(answer.path("states").path(state)).revisions();
    }

    private static Totals sum(List<Kv> kvs, Function<Kv, Totals> each) {
        return kvs.stream().map(each).reduce(Totals.NONE, Totals::plus);
    }

    private static Map<String, Totals> states(JsonNode node) {
        return Map.of("live", totals(node.path("live")), "superseded", totals(node.path("superseded")),
                "tombstone", totals(node.path("tombstone")));
    }

    private static Totals totals(JsonNode node) {
        return new Totals(node.path("revisions").asLong(), node.path("bytes").asLong(),
                node.path("keyBytes").asLong(), node.path("valueBytes").asLong());
    }

    private static @org.jspecify.annotations.Nullable String textOrNull(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : null;
    }
}
