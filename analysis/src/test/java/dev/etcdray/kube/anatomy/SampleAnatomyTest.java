package dev.etcdray.kube.anatomy;

import dev.etcdray.kube.anatomy.SampleValues.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Values that real API servers wrote: every file in samples/, also those to come. */
class SampleAnatomyTest {
    static List<String> files() throws Exception {
        return SampleValues.files();
    }

    @ParameterizedTest
    @MethodSource("files")
    void fieldsAddUpToTheLengthOfTheValues(String file) throws Exception {
        Map<String, Long> lengths = new TreeMap<>();
        Anatomy anatomy = new Anatomy();
        Anatomy other = new Anatomy();
        for (Value value : SampleValues.read(file)) {
            lengths.merge(value.resource(), value.content().byteSize(), Long::sum);
            (value.content().byteSize() % 2 == 0 ? anatomy : other).add(value.resource(),
                    value.content());
        }
        anatomy.merge(other);

        assertThat(lengths).isNotEmpty();
        assertThat(byResource(anatomy.fields())).isEqualTo(lengths);
        assertThat(anatomy.fields()).noneMatch(row -> row.field().equals("(undecodable)"));
        for (double share : new double[]{0.001, 0.01, 0.2, 1}) {
            assertThat(byResource(anatomy.cut(share))).as("cut at %s", share).isEqualTo(lengths);
            assertThat(anatomy.cut(share)).hasSizeLessThanOrEqualTo(anatomy.fields().size());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void fieldsOfProtobufValuesAreThoseOfGooglesLibrary(String file) throws Exception {
        ProtobufOracle oracle = new ProtobufOracle(KubernetesFiles.all());
        Anatomy anatomy = new Anatomy();
        for (Value value : SampleValues.read(file)) {
            if (oracle.add(value.resource(), value.bytes())) {
                anatomy.add(value.resource(), value.content());
            }
        }
        Map<String, Long> rows = anatomy.fields().stream().collect(
                Collectors.toMap(row -> row.resource() + " " + row.field(), FieldBytes::bytes));

        // A map without framing of its own in protobuf.
        rows.values().removeIf(bytes -> bytes == 0);
        assertThat(oracle.parsed()).isGreaterThan(file.startsWith("k8s") ? 100 : -1);
        assertThat(new TreeMap<>(rows)).isEqualTo(oracle.bytes());
    }

    private static Map<String, Long> byResource(List<FieldBytes> rows) {
        return rows.stream().collect(Collectors.groupingBy(FieldBytes::resource, TreeMap::new,
                Collectors.summingLong(FieldBytes::bytes)));
    }
}
