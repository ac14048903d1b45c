package dev.etcdray.report;

import dev.etcdray.etcd.EtcdBytes;
import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How live objects are written, in a file laid out by hand: encrypted values are no errors, damaged ones are named. */
class EncodingsTest {
    private static final String JSON = "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"type\":\"Opaque\"}";
    private static final String HELM = "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"type\":\"helm.sh/release.v1\"}";
    private static final String CUT_JSON = "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"da";
    /** The magic, and a field of 100 bytes that are not there. */
    private static final String CUT_PROTOBUF = "k8s\u0000\u0012d";
    private static final String ENCRYPTED = "k8s:enc:aescbc:v1:key1:0123456789";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyLiveValueIsCountedOnceAndTheDamagedAreNamed(int workers) throws IOException {
        AnalyzeReport report = analyze(workers);

        assertThat(Objects.requireNonNull(report.encodings())).extracting(row -> row.resource() + " " + row.encoding()
                + " " + row.kind() + " " + row.encryptionProvider() + " " + row.encryptionKey() + " " + row.payload()
                + " " + row.objects() + " " + row.valueBytes()).containsExactlyInAnyOrder(
                        // What is torn says what it is before it ends.
                        "secrets json Secret null null null 2 " + (JSON.length() + CUT_JSON.length()),
                        "secrets json Secret null null helm 1 " + HELM.length(),
                        "secrets protobuf null null null null 1 " + CUT_PROTOBUF.length(),
                        "secrets encrypted null aescbc key1 null 1 " + ENCRYPTED.length(),
                        "/x/ other null null null null 1 5");
        assertThat(report.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("undecodableValues");
            assertThat(warning.message())
                    .isEqualTo("2 live values cannot be read as what the first bytes say, and count"
                            + " as (undecodable): /registry/secrets/a/cut, /registry/secrets/a/torn");
        });
        assertThat(Objects.requireNonNull(report.anatomy()).stream().mapToLong(AnatomyRow::bytes).sum())
                .isEqualTo(report.states().live().valueBytes());
        assertThat(report.anatomy()).contains(
                new AnatomyRow("secrets", "(undecodable)", 2, CUT_JSON.length() + CUT_PROTOBUF.length()),
                new AnatomyRow("secrets", "(encrypted)", 1, ENCRYPTED.length()),
                new AnatomyRow("/x/", "(opaque)", 1, 5));
    }

    private AnalyzeReport analyze(int workers) throws IOException {
        EtcdBytes bytes = new EtcdBytes(5).leaf(EtcdBytes.ROOT, EtcdBytes.bucket("key", 3)).leaf(3,
                EtcdBytes.put(2, "/registry/secrets/a/plain", "an older value that is no object"),
                EtcdBytes.put(3, "/registry/secrets/a/plain", JSON), EtcdBytes.put(4, "/registry/secrets/a/helm", HELM),
                EtcdBytes.put(5, "/registry/secrets/a/torn", CUT_JSON),
                EtcdBytes.put(6, "/registry/secrets/a/cut", CUT_PROTOBUF),
                EtcdBytes.put(7, "/registry/secrets/a/locked", ENCRYPTED), EtcdBytes.put(8, "/x/y", "hello"))
                .freelist(4);
        Path file = Files.write(directory.resolve("file.db"), bytes.toBytes());
        Diagnosis diagnosis = new Diagnosis(new CompactionPoint.Head(0), null, null, Thresholds.standard(), true);
        return FileAnalyzer.analyze(file, new AnalyzeOptions(10, 64, workers, AnalyzeOptions.NO_FILTERS, List.of(),
                List.of(), 10, true, diagnosis), Progress.NONE).report();
    }
}
