package dev.etcdray.report;

import dev.etcdray.etcd.EtcdBytes;
import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Threshold;
import dev.etcdray.finding.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing in a report tells whether two Secrets hold the same. */
class EqualSecretsTest {
    @TempDir
    private Path directory;

    @Test
    void equalAndDifferentSecretsGiveTheSameReport() throws IOException {
        assertThat(report("secrets", "Secret", "x", "x")).isEqualTo(report("secrets", "Secret", "x", "y"));
        // The same of ConfigMaps is found: the comparison above can fail.
        assertThat(report("configmaps", "ConfigMap", "x", "x")).contains("duplicate-configmaps")
                .isNotEqualTo(report("configmaps", "ConfigMap", "x", "y"));
    }

    private String report(String resource, String kind, String first, String second) throws IOException {
        EtcdBytes bytes = new EtcdBytes(5).leaf(EtcdBytes.ROOT, EtcdBytes.bucket("key", 3)).leaf(3,
                EtcdBytes.put(2, "/registry/" + resource + "/a/one", value(kind, first)),
                EtcdBytes.put(3, "/registry/" + resource + "/b/two", value(kind, second))).freelist(4);
        Path file = Files.write(directory.resolve("file.db"), bytes.toBytes());
        Diagnosis diagnosis = new Diagnosis(new CompactionPoint.Head(0), null, null,
                new Thresholds(Map.of(Threshold.MIN_BYTES, 1L, Threshold.DUPLICATE_BYTES, 1L)), true);
        return Analyses.json(FileAnalyzer.analyze(file, new AnalyzeOptions(10, 64, 2, AnalyzeOptions.NO_FILTERS,
                List.of(), List.of(), 10, true, diagnosis), Progress.NONE).report());
    }

    private static String value(String kind, String letter) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"" + kind + "\",\"data\":{\"k\":\"" + letter.repeat(500) + "\"}}";
    }
}
