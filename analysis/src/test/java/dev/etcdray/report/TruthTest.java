package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.SnapshotStatus;
import dev.etcdray.etcd.SnapshotTrailer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Real files of real clusters: every figure that etcd, etcdctl, etcdutl, bbolt or kube-apiserver gives for them. */
class TruthTest {
    /** compact_rev_key: a key without a directory. */
    private static final String NO_DIRECTORY = "(outside prefix)";
    /**
     * Pages that the server still counted as in use when it was asked, because its last commits had freed them and its
     * next ones were to release them: bbolt's own count of free pages has them.
     */
    private static final Map<String, Integer> PENDING_PAGES = Map.of("k8s-small", 1, "k8s-encrypted", 1, "k8s-churn", 1,
            "k8s-churn-earlier", 2, "k8s-kinds", 1);

    static List<String> samples() {
        return Samples.NAMES;
    }

    /** Each sample, and beside the saved snapshot the member's own file. */
    static Stream<String> files() {
        return Stream.concat(Samples.NAMES.stream(), Stream.of("k8s-small.raw"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void revisions(String file) throws IOException {
        JsonNode truth = truth(file);
        JsonNode rows = tools(file).path("key_bucket_rows");
        AnalyzeReport report = Analyses.of(Samples.db(file));

        assertThat(report.etcd().revision()).isEqualTo(truth.path("current_revision").asLong());
        assertThat(report.etcd().compactRevision()).isEqualTo(truth.path("compact_revision").asLong());
        assertThat(Analyses.all(report.states()).revisions()).isEqualTo(rows.path("rows").asLong());
        assertThat(Objects.requireNonNull(report.states().tombstone()).revisions())
                .isEqualTo(rows.path("tombstones").asLong());
        assertThat(report.states().tombstone().valueBytes()).isZero();
        List<RevisionBand> bands = Objects.requireNonNull(report.revisionBands());
        assertThat(bands.getFirst().from()).isEqualTo(rows.path("first_main").asLong());
        assertThat(bands.getLast().to()).isEqualTo(rows.path("last_main").asLong());
    }

    @ParameterizedTest
    @MethodSource("files")
    void liveObjects(String file) throws IOException {
        JsonNode live = truth(file).path("live");
        AnalyzeReport report = Analyses.of(Samples.db(file));

        assertThat(report.objects()).isEqualTo(live.path("total").path("keys").asLong());
        assertThat(logical(report.states().live())).isEqualTo(logical(live.path("total")));
        assertThat(report.etcd().leases().attachedKeys()).isEqualTo(live.path("leases_attached_keys").asLong());
        assertThat(report.etcd().leases().count())
                .isEqualTo(truth(file).path("member_leases").path("leases").size());
    }

    /** etcdctl read every key and split it at its slashes; the names are those that the API server lists. */
    @ParameterizedTest
    @MethodSource("files")
    void liveObjectsByResourceAndNamespace(String file) throws IOException {
        JsonNode truth = truth(file);
        List<String> names = truth.path("api_object_counts").propertyStream().map(Map.Entry::getKey).toList();
        Map<String, List<Long>> expected = new TreeMap<>();
        truth.path("live").path("per_resource").properties().forEach(path -> path.getValue().path("by_namespace")
                .properties().forEach(namespace -> expected.put(apiName(path.getKey(), names) + " in "
                        + (path.getKey().equals(NO_DIRECTORY) ? "" : namespace.getKey()),
                        logical(namespace.getValue()))));

        Map<String, List<Long>> actual = new TreeMap<>();
        for (BreakdownRow row : Analyses.of(Samples.db(file)).breakdown()) {
            if (row.live().revisions() > 0) {
                String name = Objects.requireNonNullElse(row.resource(), row.prefix()) + " in "
                        + Objects.requireNonNullElse(row.namespace(), "");
                assertThat(actual.put(name, logical(row.live()))).as("a second row " + name).isNull();
            }
        }
        assertThat(actual).isEqualTo(expected);
    }

    /** Storage path to the name that this very API server lists, by rules that hold for these clusters. */
    private static String apiName(String path, List<String> names) {
        return switch (path) {
            case "minions" -> "nodes";
            case "controllers" -> "replicationcontrollers";
            case "services/specs" -> "services";
            case "services/endpoints" -> "endpoints";
            case "ingress" -> "ingresses.networking.k8s.io";
            case "ranges" -> path; // The API does not list them.
            case NO_DIRECTORY -> "(root)";
            default -> listedName(path, names);
        };
    }

    private static String listedName(String path, List<String> names) {
        int slash = path.indexOf('/');
        String plural = path.substring(slash + 1);
        if (slash > 0) {
            String name = plural + "." + path.substring(0, slash);
            assertThat(names).contains(name);
            return name;
        }
        // Core events come first; events.events.k8s.io is the same objects under a second name.
        List<String> candidates = names.stream()
                .filter(name -> name.equals(plural) || name.startsWith(plural + ".")).limit(1).toList();
        assertThat(candidates).as(path).hasSize(1);
        return candidates.getFirst();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyByteOfTheFile(String file) throws IOException {
        JsonNode status = truth(file).path("status");
        JsonNode tools = tools(file);
        JsonNode pages = tools.path("bbolt pages by type [rows, items, overflow]");
        AnalyzeReport report = Analyses.of(Samples.db(file));
        FileBreakdown parts = Analyses.file(report);

        assertThat(parts.bytes()).isEqualTo(tools.path("bytes").asLong());
        assertThat(Analyses.sumOfParts(report)).isEqualTo(parts.bytes());
        assertThat(Analyses.part(report, "unattributed")).isZero();
        assertThat(Analyses.part(report, "unreachablePages")).isZero();
        assertThat(parts.dbSizeBytes()).isEqualTo(status.path("dbSize").asLong());
        assertThat(parts.inUseBytes()).isEqualTo(status.path("dbSizeInUse").asLong()
                - 4096L * Objects.requireNonNull(PENDING_PAGES.get(sample(file))));
        assertThat(Analyses.part(report, "freePages")).isEqualTo(4096 * runs(pages.path("free")));
        assertThat(Analyses.part(report, "branchPages")).isEqualTo(4096 * runs(pages.path("branch")));
        assertThat(Analyses.part(report, "metaPages")).isEqualTo(2L * 4096);
        assertThat(Analyses.part(report, "freelist")).isZero();
        assertThat(Analyses.part(report, "leafPageHeaders")).isEqualTo(16 * pages.path("leaf").path(0).asLong());
        assertThat(Analyses.part(report, "entries") + Analyses.part(report, "leafPageHeaders")
                + Analyses.part(report, "leafSlack")).isEqualTo(4096 * runs(pages.path("leaf")));
        assertThat(Analyses.part(report, "trailer")).isEqualTo(file.endsWith(".raw") ? 0 : 32);
        assertThat(parts.parts().stream().map(FileBreakdown.Part::bucket).filter(Objects::nonNull).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        tools.path("bbolt buckets").path("out").valueStream().map(JsonNode::asText).toList());
        StateTotals live = report.states().live();
        assertThat(Analyses.entries(report, "key", "live")).isEqualTo(live.bytes());
        // 16 for the element and 17 for the revision; a KeyValue has at least five tags and five numbers or lengths.
        assertThat(live.bytes() - live.keyBytes() - live.valueBytes()).isBetween(43 * live.revisions(),
                70 * live.revisions());
        assertThat(report.warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void extremeKeys(String file) throws IOException {
        JsonNode live = truth(file).path("live");
        TopKeys top = Analyses.of(Samples.db(file)).topKeys();

        Map<String, Long> sizes = new TreeMap<>();
        live.path("largest_values").forEach(key -> sizes.put(key.path("key").asText(),
                key.path("value_bytes").asLong()));
        // Entries are ranked with their key and encoding: the largest values are far enough apart for the first three.
        assertThat(top.largest().subList(0, 3)).extracting(TopKey::key)
                .isEqualTo(live.path("largest_values").valueStream().limit(3).map(key -> key.path("key").asText())
                        .toList());
        int compared = 0;
        for (TopKey key : top.largest()) {
            if (sizes.containsKey(key.key())) {
                assertThat(key.valueBytes()).isEqualTo(sizes.get(key.key()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(5);
        Map<String, JsonNode> versions = new TreeMap<>();
        live.path("most_versions").forEach(key -> versions.put(key.path("key").asText(), key));
        for (TopKey key : Objects.requireNonNull(top.mostRevisions())) {
            JsonNode expected = versions.get(key.key());
            if (expected != null) {
                assertThat(key.version()).isEqualTo(expected.path("version").asLong());
                assertThat(key.modRevision()).isEqualTo(expected.path("mod_revision").asLong());
                assertThat(key.valueBytes()).isEqualTo(expected.path("value_bytes").asLong());
            }
            if (key.state().equals("live") && truth(file).path("compact_revision").asLong() < 0) {
                // Never compacted: all puts of a key that was never deleted are still there.
                assertThat(key.revisions()).isGreaterThanOrEqualTo(key.version());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void snapshotStatus(String file) throws IOException {
        JsonNode newer = tools(file).path("etcdutl-3.7.3 snapshot status");
        JsonNode older = tools(file).path("etcdutl-3.5.35 snapshot status");
        SnapshotStatus status = StatusReader.read(Samples.db(file), Progress.NONE);

        assertThat(status).isEqualTo(new SnapshotStatus(newer.path("hash").asLong(), newer.path("revision").asLong(),
                newer.path("totalKey").asLong(), older.path("totalKey").asLong(), newer.path("totalSize").asLong(),
                newer.path("version").asText(),
                file.endsWith(".raw") ? SnapshotTrailer.ABSENT : SnapshotTrailer.OK));
    }

    @ParameterizedTest
    @MethodSource("files")
    void rowsAndBandsAddUpToTheStates(String file) throws IOException {
        AnalyzeReport report = Analyses.of(Samples.db(file));
        StateTotals all = Analyses.all(report.states());

        assertThat(report.breakdown().stream().map(Analyses::all).reduce(StateTotals.NONE, StateTotals::plus))
                .isEqualTo(all);
        List<RevisionBand> bands = Objects.requireNonNull(report.revisionBands());
        assertThat(bands.stream().map(band -> Analyses.plus(band.live(), band.superseded(), band.tombstone()))
                .reduce(StateTotals.NONE, StateTotals::plus)).isEqualTo(all);
        for (RevisionBand band : bands) {
            assertThat(band.breakdown().stream().map(Analyses::all).reduce(StateTotals.NONE, StateTotals::plus))
                    .isEqualTo(Analyses.plus(band.live(), band.superseded(), band.tombstone()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s-small", "k8s-encrypted", "k8s-churn-earlier"})
    void theJsonIsTheSameForAnyNumberOfWorkersAndKeepsTheSchema(String file) throws IOException {
        String json = Analyses.json(Analyses.of(Samples.db(file), 1));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ReportJson.schema());

        assertThat(schema.validate(json, com.networknt.schema.InputFormat.JSON)).isEmpty();
        for (int workers : new int[]{2, 3, 8}) {
            assertThat(Analyses.json(Analyses.of(Samples.db(file), workers))).isEqualTo(json);
        }
    }

    private static long runs(JsonNode rowsItemsOverflow) {
        return rowsItemsOverflow.path(0).asLong() + rowsItemsOverflow.path(2).asLong();
    }

    private static List<Long> logical(StateTotals totals) {
        return List.of(totals.revisions(), totals.keyBytes(), totals.valueBytes());
    }

    private static List<Long> logical(JsonNode node) {
        return List.of(node.path("keys").asLong(), node.path("key_bytes").asLong(), node.path("value_bytes").asLong());
    }

    private static String sample(String file) {
        return file.replace(".raw", "");
    }

    private static JsonNode truth(String file) throws IOException {
        return Samples.truth(sample(file));
    }

    private static JsonNode tools(String file) throws IOException {
        return truth(file).path(file.endsWith(".raw") ? "raw" : "snapshot");
    }
}
