package dev.etcdray.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.XZInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code etcdray status} beside what etcdutl 3.7.3 and 3.5.35 say of the same files. */
class StatusSamplesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"k8s-small.db, k8s-small, snapshot", "k8s-encrypted.db, k8s-encrypted, snapshot",
        "k8s-small.raw.db.xz, k8s-small, raw"})
    void figuresAreThoseOfEtcdutl(String file, String truth, String part) throws IOException {
        JsonNode expected = JSON.readTree(Run.sample(truth + ".truth.json").toFile()).get(part);
        Path db = unpacked(file);
        assertThat(JSON.readTree(Run.of("snapshot", "status", db, "-w", "json").out()))
                .isEqualTo(expected.get("etcdutl-3.7.3 snapshot status"));
        assertThat(JSON.readTree(Run.of("status", db, "-w", "json", "--compat", "3.5").out()))
                .isEqualTo(expected.get("etcdutl-3.5.35 snapshot status"));
    }

    @Test
    void aDataDirIsFound() throws IOException {
        Files.copy(Run.sample("k8s-small.db"), Files.createDirectories(directory.resolve("member/snap")).resolve("db"));
        Run run = Run.of("status", directory);
        assertThat(run).isEqualTo(new Run(0, "3e632b4e, 1054, 570, 3.0 MB, 3.6.0\n", ""));
    }

    @Test
    void aWrongTrailerIsRefusedByStatusAndToldByAnalyze() throws IOException {
        byte[] bytes = Files.readAllBytes(Run.sample("k8s-small.db"));
        bytes[bytes.length - 1] ^= 1;
        Path file = Files.write(directory.resolve("changed.db"), bytes);

        Run status = Run.of("status", file);
        assertThat(status.err()).isEqualTo("Error: " + file + ": the SHA-256 at its end is not that of the bytes before"
                + " it: the snapshot is damaged or was changed; take it again with `etcdctl snapshot save`\n");
        assertThat(status.out()).isEmpty();
        assertThat(status.exitCode()).isEqualTo(9);

        Run analyze = Run.of("analyze", file);
        assertThat(analyze.err()).startsWith("Warning: " + file + ": the SHA-256 at its end is not").hasLineCount(1);
        assertThat(analyze.out()).startsWith(file + ": saved etcd snapshot, its SHA-256 is WRONG\n");
        assertThat(analyze.exitCode()).isZero();
        assertThat(Run.of("analyze", file, "--skip-hash-check").err()).isEmpty();
    }

    private Path unpacked(String name) throws IOException {
        if (!name.endsWith(".xz")) {
            return Run.sample(name);
        }
        Path db = directory.resolve("db");
        try (InputStream in = new XZInputStream(Files.newInputStream(Run.sample(name)))) {
            Files.copy(in, db);
        }
        return db;
    }
}
