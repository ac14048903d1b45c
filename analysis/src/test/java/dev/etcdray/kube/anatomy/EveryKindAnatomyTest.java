package dev.etcdray.kube.anatomy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.etcdray.kube.anatomy.SampleValues.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every kind that a kube-apiserver serves and stores, object by object, against what Kubernetes' own Go code says. */
class EveryKindAnatomyTest {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static List<Value> values = List.of();
    private static Map<String, JsonNode> objects = Map.of();
    private static JsonNode truth = MissingNode.getInstance();

    @BeforeAll
    static void read() throws IOException {
        values = SampleValues.read("k8s-kinds.db");
        Path samples = Path.of(String.valueOf(System.getProperty("etcdray.root")), "samples");
        truth = new ObjectMapper().readTree(samples.resolve("k8s-kinds.truth.json").toFile());
        objects = new HashMap<>();
        for (JsonNode object : new ObjectMapper().readTree(samples.resolve("k8s-kinds.objects.json").toFile())) {
            objects.put(object.path("key").asText(), object);
        }
        assertThat(values).hasSameSizeAs(objects.values());
    }

    @Test
    void fieldsOfEachObjectAddUpToItsValue() {
        Set<String> resources = new HashSet<>();
        for (Value value : values) {
            assertThat(fields(value).values().stream().mapToLong(Long::longValue).sum()).as(value.key())
                    .isEqualTo(object(value).path("valueBytes").asLong());
            resources.add(value.resource());
        }
        Set<String> served = new HashSet<>();
        for (JsonNode resource : truth.path("served_resources")) {
            // Events of both groups are the same objects under one path, which bears the older name.
            if (resource.path("stored").asBoolean() && !resource.path("resource").asText().startsWith("events.")) {
                served.add(resource.path("resource").asText());
            }
        }
        assertThat(served).hasSizeGreaterThan(60);
        assertThat(resources).containsAll(served);
    }

    @Test
    void managedFieldsAndAnnotationsOfProtobufAreThoseOfKubernetesDecoder() {
        long managers = 0;
        for (Value value : values) {
            JsonNode object = object(value);
            if (!object.path("encoding").asText().equals("protobuf")) {
                continue;
            }
            Map<String, Long> expected = new TreeMap<>();
            for (JsonNode entry : object.path("managedFields")) {
                expected.merge("metadata.managedFields[" + entry.path("manager").asText() + "]",
                        entry.path("bytes").asLong(), Long::sum);
                managers++;
            }
            object.path("annotations").properties().forEach(annotation -> expected
                    .put("metadata.annotations[" + annotation.getKey() + "]", annotation.getValue().asLong()));
            Map<String, Long> found = new TreeMap<>(fields(value));
            found.keySet().removeIf(field -> !field.startsWith("metadata.managedFields")
                    && !field.startsWith("metadata.annotations"));
            assertThat(found).as(value.key()).isEqualTo(expected);
        }
        assertThat(managers).isGreaterThan(400);
    }

    @Test
    void factsAreThoseOfKubernetesDecoder() {
        ObjectReader reader = new ObjectReader(1);
        long finished = 0;
        for (Value value : values) {
            JsonNode object = object(value);
            ObjectFacts facts = reader.read(value.content());
            boolean known = !object.path("encoding").asText().equals("other");
            assertThat(facts != null).as(value.key()).isEqualTo(known);
            if (facts == null) {
                continue;
            }
            assertThat(facts.kind()).isEqualTo(object.path("kind").asText());
            assertThat(facts.owned()).as(value.key()).isEqualTo(object.path("ownerReferences").asLong() > 0);
            assertThat(facts.deleting()).as(value.key()).isEqualTo(object.path("beingDeleted").asBoolean());
            JsonNode sure = object.path("facts");
            assertThat(facts.podPhase()).isEqualTo(sure.path("phase").textValue());
            assertThat(facts.jobFinished()).as(value.key()).isEqualTo(sure.path("finished").isTextual());
            finished += facts.jobFinished() ? 1 : 0;
            if ("ReplicaSet".equals(facts.kind())) {
                assertThat(facts.specReplicas()).isEqualTo(sure.path("specReplicas").asLong());
                assertThat(orNothing(facts.statusReplicas())).isEqualTo(sure.path("statusReplicas").asLong());
            }
            if (object.path("encoding").asText().equals("protobuf")) {
                assertThat(facts.lastAppliedBytes()).isEqualTo(object.path("annotations").path(LAST_APPLIED).asLong());
                assertThat(facts.managedFieldsBytes())
                        .isEqualTo(object.path("metadata").path("managedFields").asLong());
            }
        }
        assertThat(finished).isEqualTo(4);
    }

    private static long orNothing(@org.jspecify.annotations.Nullable Long replicas) {
        return replicas == null ? 0 : replicas;
    }

    private static JsonNode object(Value value) {
        return java.util.Objects.requireNonNull(objects.get(value.key()), value.key());
    }

    private static Map<String, Long> fields(Value value) {
        Anatomy anatomy = new Anatomy();
        anatomy.add(value.resource(), value.content());
        Map<String, Long> fields = new TreeMap<>();
        anatomy.fields().forEach(row -> fields.merge(row.field(), row.bytes(), Long::sum));
        return fields;
    }
}
