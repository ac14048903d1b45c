package dev.etcdray.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.FilePageSource;
import dev.etcdray.bolt.check.FaultSink;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A file with every kind that a real kube-apiserver serves and stores: as that server and its own code name them. */
class EveryKindTest {

    @Test
    void everyServedAndStoredResourceIsNamedByItsKeyAlone() throws IOException {
        KubeKeys keys = new KubeKeys(KubeKeys.DEFAULT_PREFIXES);
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (JsonNode served : json("k8s-kinds.truth.json").path("served_resources")) {
            // Events of both groups are the same objects under one path, which bears the older name.
            if (served.path("stored").asBoolean() && !served.path("resource").asText().equals("events.events.k8s.io")) {
                boolean namespaced = served.path("namespaced").asBoolean();
                String directory = served.path("stored_under").asText() + (namespaced ? "/harbor" : "");
                KubeLocation location = Objects.requireNonNull(keys.locate(directory), directory);
                expected.add(served.path("resource").asText() + (namespaced ? " in harbor" : " in null"));
                actual.add(location.resource() + " in " + location.namespace());
            }
        }
        assertThat(actual).isEqualTo(expected).hasSize(66);
    }

    @Test
    void everyLiveValueTellsWhatKubernetesOwnCodeDecodes() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (JsonNode object : json("k8s-kinds.objects.json")) {
            expected.put(object.path("key").asText(), object.path("encoding").asText() + " "
                    + object.path("apiVersion").asText(null) + " " + object.path("kind").asText(null) + " "
                    + object.path("valueBytes").asInt());
        }
        Map<String, String> actual = new TreeMap<>();
        try (FilePageSource source = FilePageSource.open(sample("k8s-kinds.db"))) {
            RevisionFeed feed = EtcdDatabase.open(BoltDatabase.open(source, FaultSink.strict()), Progress.NONE).feed();
            readHeaders(feed, actual);
        }
        assertThat(actual).isEqualTo(expected);
        assertThat(actual.values()).extracting(header -> header.substring(0, header.indexOf(' ')))
                .contains("protobuf", "json", "cbor");
    }

    /** Oldest first: what is left of a key is its newest revision, and nothing if that is a tombstone. */
    private static void readHeaders(RevisionFeed feed, Map<String, String> headers) throws IOException {
        RevisionBatch batch = new RevisionBatch();
        try (RevisionFeed.Reader reader = feed.newReader()) {
            for (int chunk = 0; chunk < feed.chunkCount(); chunk++) {
                reader.read(chunk, batch);
                for (int i = 0; i < batch.size(); i++) {
                    String key = new String(batch.keys(), batch.keyOffset(i), batch.keyLength(i),
                            StandardCharsets.UTF_8);
                    if (batch.isTombstone(i)) {
                        headers.remove(key);
                        continue;
                    }
                    ValueHeader header = ValueHeader.of(reader.revision(batch.locator(i)).value());
                    headers.put(key, header.encoding().name().toLowerCase(Locale.ROOT) + " " + header.apiVersion() + " "
                            + header.kind() + " " + batch.valueBytes(i));
                }
            }
        }
    }

    private static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(sample(name).toFile());
    }

    private static Path sample(String name) {
        return Path.of(Objects.requireNonNull(System.getProperty("etcdray.root")), "samples", name);
    }
}
