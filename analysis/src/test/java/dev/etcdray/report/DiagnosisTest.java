package dev.etcdray.report;

import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.etcd.Progress;
import dev.etcdray.finding.Thresholds;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the version and the quota are known from: the option, else the server, else the file, else nothing tells. */
class DiagnosisTest {
    private static final EtcdVersion OPTION = new EtcdVersion(3, 4, 23);
    private static final EtcdVersion SERVER = new EtcdVersion(3, 5, 15);

    @Test
    void theOptionComesBeforeTheServer() throws IOException {
        AnalyzeReport report = analyze(diagnosis(AssumedVersion.option(OPTION), Quota.option(1 << 30))
                .withServer(SERVER, 2L << 30));
        assertThat(report.quota()).isEqualTo(new Quota(1 << 30, "option"));
        assertReclaim(report, "3.4.23", "option");
    }

    @Test
    void theServerComesBeforeTheFile() throws IOException {
        AnalyzeReport report = analyze(diagnosis(null, null).withServer(SERVER, 2L << 30));
        assertThat(report.quota()).isEqualTo(new Quota(2L << 30, "server"));
        // To the patch: what a compaction keeps changed within 3.5.
        assertReclaim(report, "3.5.15", "server");
    }

    @Test
    void withoutBothTheFileTells() throws IOException {
        AnalyzeReport report = analyze(diagnosis(null, null).withServer(null, null));
        assertThat(report.quota()).isNull();
        // Its cluster version tells no patch.
        String etcd = Samples.truth("k8s-small").path("etcd").asText();
        assertReclaim(report, etcd.replaceFirst("^etcd-(\\d+\\.\\d+)\\.\\d+$", "$1"), "file");
    }

    private static void assertReclaim(AnalyzeReport report, String version, String source) {
        Reclaim reclaim = Objects.requireNonNull(report.reclaim());
        assertThat(reclaim.assumedEtcdVersion() + " " + reclaim.versionSource()).isEqualTo(version + " " + source);
    }

    private static Diagnosis diagnosis(@Nullable AssumedVersion version, @Nullable Quota quota) {
        return new Diagnosis(new CompactionPoint.Head(0), version, quota, Thresholds.standard(), false);
    }

    private static AnalyzeReport analyze(Diagnosis diagnosis) throws IOException {
        AnalyzeOptions options = new AnalyzeOptions(1, 1, 1, AnalyzeOptions.NO_FILTERS, List.of(),
                List.of(), 0, false, diagnosis);
        return FileAnalyzer.analyze(Samples.db("k8s-small"), options, Progress.NONE).report();
    }
}
