package dev.etcdray.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The translation against a real kube-apiserver: paths and counts as another tool split the keys of its etcd, names and
 * counts as its API listed them.
 */
class RealApiserverTest {
    /** Changed between the listing and the snapshot, as the truth file says. */
    private static final Set<String> UNSTABLE = Set.of("events", "leases.coordination.k8s.io");
    /** Events under their second group, and what the API makes up without storing it. */
    private static final Set<String> LISTED_NOT_STORED = Set.of("events.events.k8s.io", "componentstatuses");
    private static final Set<String> STORED_NOT_LISTED = Set.of("ranges");
    /** compact_rev_key: a key without a directory. */
    private static final String NO_DIRECTORY = "(outside prefix)";

    @ParameterizedTest
    @ValueSource(strings = {"k8s-small", "k8s-encrypted", "k8s-churn-earlier", "k8s-churn", "k8s-kinds"})
    void everyStoredPathHasTheNameAndTheCountsOfTheApi(String sample) throws IOException {
        String root = Objects.requireNonNull(System.getProperty("etcdray.root"));
        JsonNode truth = new ObjectMapper().readTree(Path.of(root, "samples", sample + ".truth.json").toFile());

        Map<String, Map<String, Integer>> stored = stored(truth);
        Map<String, Map<String, Integer>> listed = listed(truth);

        assertThat(stored).containsKeys(STORED_NOT_LISTED.toArray(new String[0]));
        assertThat(listed).containsKeys(LISTED_NOT_STORED.toArray(new String[0]));
        stored.keySet().removeAll(STORED_NOT_LISTED);
        listed.keySet().removeAll(LISTED_NOT_STORED);
        assertThat(stored.keySet()).isEqualTo(listed.keySet()).hasSizeGreaterThan(40);
        stored.keySet().removeAll(UNSTABLE);
        listed.keySet().removeAll(UNSTABLE);
        assertThat(stored).isEqualTo(listed);
    }

    private static Map<String, Map<String, Integer>> stored(JsonNode truth) {
        String prefix = truth.path("prefix").asText();
        KubeKeys keys = new KubeKeys(KubeKeys.DEFAULT_PREFIXES);
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        truth.path("live").path("per_resource").properties().stream().filter(
                path -> !path.getKey().equals(NO_DIRECTORY)).forEach(
                        path -> path.getValue().path("by_namespace").properties().forEach(namespace -> {
                            String directory = prefix + "/" + path.getKey()
                                    + (namespace.getKey().isEmpty() ? "" : "/" + namespace.getKey());
                            KubeLocation location = Objects.requireNonNull(keys.locate(directory), directory);
                            counts.computeIfAbsent(location.resource(), _ -> new TreeMap<>()).merge(
                                    Objects.requireNonNullElse(location.namespace(), ""),
                                    namespace.getValue().path("keys").asInt(), Integer::sum);
                        }));
        return counts;
    }

    private static Map<String, Map<String, Integer>> listed(JsonNode truth) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        truth.path("api_object_counts").properties().forEach(
                resource -> resource.getValue().path("by_namespace").properties().forEach(
                        namespace -> counts.computeIfAbsent(resource.getKey(), _ -> new TreeMap<>())
                                .put(namespace.getKey(), namespace.getValue().asInt())));
        return counts;
    }
}
