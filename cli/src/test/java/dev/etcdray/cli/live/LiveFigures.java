package dev.etcdray.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.lab.Kv;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** What a range can tell, and that it does not tell what it cannot. */
final class LiveFigures {
    private static final Set<String> NOT_OF_LIVE_KEYS = Set.of("revisions", "bytes", "historyBytes",
            "supersededBytes", "tombstoneBytes", "share");
    private static final Comparator<JsonNode> LARGEST_FIRST = Comparator
            .comparingLong((JsonNode key) -> -key.path("liveBytes").asLong())
            .thenComparingLong(key -> -key.path("modRevision").asLong());

    private LiveFigures() {
    }

    /** The live keys of a range are those of a snapshot's tables, and nothing else is claimed. */
    static void assertSame(JsonNode range, JsonNode snapshot) {
        assertThat(rows(range)).isEqualTo(rows(snapshot)).isNotEmpty();
        assertThat(Differences.of(largest(snapshot), largest(range))).isEmpty();
        assertThat(largest(range)).isNotEmpty();
        assertThat(range.path("etcd").path("revision")).isEqualTo(snapshot.path("etcd").path("revision"));
        assertUnknown(range);
    }

    /** Sums are those of the keys that etcdctl shows. */
    static void assertAre(JsonNode range, List<Kv> keys) {
        JsonNode live = range.at("/states/live");
        assertThat(range.path("objects").asLong()).isEqualTo(keys.size());
        assertThat(live.path("revisions").asLong()).isEqualTo(keys.size());
        assertThat(live.path("bytes").asLong()).isEqualTo(keys.stream().mapToLong(Kv::putEntryBytes).sum());
        assertThat(live.path("keyBytes").asLong()).isEqualTo(keys.stream().mapToLong(Kv::keyBytes).sum());
        assertThat(live.path("valueBytes").asLong()).isEqualTo(keys.stream().mapToLong(Kv::valueBytes).sum());
        assertThat(range.at("/etcd/leases/attachedKeys").asLong())
                .isEqualTo(keys.stream().filter(key -> key.lease() != 0).count());
    }

    private static void assertUnknown(JsonNode range) {
        for (String pointer : List.of("/file", "/reclaim", "/revisionBands", "/states/superseded",
                "/states/tombstone", "/topKeys/mostRevisions", "/topKeys/mostHistory", "/etcd/compactRevision",
                "/etcd/compaction", "/etcd/leases/count", "/source/path", "/source/txid", "/source/fileBytes")) {
            assertThat(range.at(pointer).isNull()).as(pointer).isTrue();
        }
        for (JsonNode row : range.path("breakdown")) {
            assertThat(List.of(row.path("superseded"), row.path("tombstone"))).allMatch(JsonNode::isNull);
        }
        for (JsonNode key : range.at("/topKeys/largest")) {
            assertThat(List.of(key.path("revisions"), key.path("bytes"), key.path("historyBytes"),
                    key.path("supersededBytes"), key.path("tombstoneBytes"))).as(key.toString())
                    .allMatch(JsonNode::isNull);
        }
    }

    /** Rows with live keys: by resource, group, namespace and prefix. */
    private static Map<List<JsonNode>, JsonNode> rows(JsonNode report) {
        Map<List<JsonNode>, JsonNode> rows = new HashMap<>();
        for (JsonNode row : report.path("breakdown")) {
            if (row.at("/live/revisions").asLong() > 0) {
                rows.put(List.of(row.path("resource"), row.path("group"), row.path("namespace"), row.path("prefix")),
                        row.path("live"));
            }
        }
        return rows;
    }

    /** Largest first, newer first, without what history is in. Keys of one transaction are equally new to a range. */
    private static ArrayNode largest(JsonNode report) {
        List<ObjectNode> keys = new ArrayList<>();
        for (JsonNode key : report.at("/topKeys/largest")) {
            if (key.path("liveBytes").asLong() > 0) {
                keys.add(((ObjectNode) key.deepCopy()).without(NOT_OF_LIVE_KEYS));
            }
        }
        assertThat(keys).isSortedAccordingTo(LARGEST_FIRST);
        keys.sort(LARGEST_FIRST.thenComparing(key -> key.path("keyBase64").asText()));
        return JsonNodeFactory.instance.arrayNode().addAll(keys);
    }
}
