package dev.etcdray.cli;

import dev.etcdray.finding.Threshold;
import dev.etcdray.finding.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosisSettingsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            --threshold helm.keep           | --threshold helm.keep has no value; give NAME=VALUE
            --threshold helm.kept=3         | --threshold does not know 'helm.kept'; it takes min-bytes, min-share,
            --threshold =3                  | --threshold does not know ''; it takes
            --threshold helm.keep=          | --threshold helm.keep is '', no number
            --threshold helm.keep=x         | --threshold helm.keep is 'x', no number
            --threshold helm.keep=-1        | --threshold helm.keep is -1; it takes 0 to 2147483647
            --threshold slack.share=101     | --threshold slack.share is 101; it takes 0 to 100
            --threshold slack.share=101%    | --threshold slack.share is 101; it takes 0 to 100
            --threshold slack.bytes=8X      | --threshold slack.bytes is '8X', no size; give bytes, or a unit as in 8GiB
            --threshold min-bytes=0         | --threshold min-bytes is 0; it takes 1 byte to 8 EiB
            --quota lots                    | --quota is 'lots', no size; give bytes, or a unit as in 8GiB
            --quota 0                       | --quota is 0; it takes 1 byte to 8 EiB
            --quota 9000000T                | --quota is 9000000T; it takes 1 byte to 8 EiB
            --quota -1                      | --quota is '-1', no size
            --fail-on bad                   | --fail-on does not know 'bad'; it takes info, warning or critical
            --compact-at tail               | --compact-at does not know 'tail'; it takes head, head-N, a revision, or none
            --etcd-version three            | --etcd-version does not know 'three'; it takes versions as 3.5 or 3.4.23
            """)
    void aWrongValueIsOneSentence(String arguments, String sentence) {
        Run run = Run.of((Object[]) ("analyze x " + arguments).split(" ", -1));
        assertThat(run.err()).startsWith("Error: " + sentence).contains("; see `etcdray analyze --help`")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void limitsComeInTheirUnitsAndTheLastWins() throws Exception {
        Thresholds limits = limits(null, "Slack.Share=30%", "slack.bytes=2MiB", "helm.keep=5", " helm.keep = 6 ");
        assertThat(limits.of(Threshold.SLACK_SHARE)).isEqualTo(30);
        assertThat(limits.of(Threshold.SLACK_BYTES)).isEqualTo(2 << 20);
        assertThat(limits.of(Threshold.HELM_KEEP)).isEqualTo(6);
        assertThat(limits.of(Threshold.LEASES)).isEqualTo(10_000);
    }

    @Test
    void anOptionGoesBeforeAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("limits"), "# ours\nhelm.keep=7\nslack.share = 20\n");
        Thresholds limits = limits(file, "helm.keep=5");
        assertThat(limits.of(Threshold.HELM_KEEP)).isEqualTo(5);
        assertThat(limits.of(Threshold.SLACK_SHARE)).isEqualTo(20);
    }

    private static Thresholds limits(@org.jspecify.annotations.Nullable Path file, String... settings)
            throws Exception {
        DiagnosisOptions raw = new DiagnosisOptions();
        raw.thresholds = List.of(settings);
        raw.thresholdsFile = file == null ? null : file.toString();
        return DiagnosisSettings.of(raw, false).thresholds();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            helm.kept=3  | ' does not know ''helm.kept''; it takes min-bytes,'
            helm.keep    | ' helm.keep is '''', no number'
            helm.keep=\\\\uXX | ' cannot be read: Malformed'
            """)
    void aWrongLineOfAFileIsOneSentence(String line, String sentence) throws IOException {
        Path file = Files.writeString(directory.resolve("limits"), line.replace("\\\\", "\\") + "\n");
        Run run = Run.of("analyze", "x", "--thresholds", file);
        assertThat(run.err()).startsWith("Error: --thresholds " + file + sentence).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void aFileThatIsMissingIsOneSentence() {
        Path file = directory.resolve("nothing");
        Run run = Run.of("analyze", Run.sample("k8s-small.db"), "--thresholds", file);
        assertThat(run.err()).isEqualTo("Error: " + file + ": no such file or directory; check the path\n");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1B,1", "2k,2048", "2KiB,2048", "2KB,2048", "3 M,3145728", "8GiB,8589934592",
        "1T,1099511627776", "' 7 ',7"})
    void aSizeTakesBinaryUnits(String text, long bytes) throws Exception {
        assertThat(SizeArgument.bytes("--quota", text)).isEqualTo(bytes);
    }

    /** The sample is of 100 revisions and more, never compacted at its newest. */
    @Test
    void aCompactionThatEtcdWouldRefuseIsAUsageError() {
        Run run = Run.of("analyze", Run.sample("k8s-small.db"), "--compact-at", "999999999");
        assertThat(run.err()).startsWith("Error: --compact-at: revision 999999999 is not reached yet, the newest is ");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    /** With a quota of the file's own size there is a critical finding; with none there is no such. */
    @Test
    void failOnEndsWithThreeFromItsSeverityOn() throws IOException {
        Path sample = Run.sample("k8s-small.db");
        Run critical = Run.of("analyze", sample, "--quota", "4096", "--fail-on", "Critical");
        assertThat(critical.err()).isEqualTo("Warning: --fail-on critical: quota-headroom\n");
        assertThat(critical.exitCode()).isEqualTo(3);
        assertThat(Run.of("analyze", sample, "--quota", "4096", "--fail-on", "info").exitCode()).isEqualTo(3);
        // Nine tenths of the quota are a warning, which is less.
        long quota = Files.size(sample) * 10 / 9;
        assertThat(Run.of("analyze", sample, "--quota", quota, "--fail-on", "critical").exitCode()).isZero();
        assertThat(Run.of("analyze", sample, "--quota", quota, "--fail-on", "warning").exitCode()).isEqualTo(3);
        assertThat(Run.of("analyze", sample, "--quota", "4096").exitCode()).isZero();
    }

    /** What was asked for is written all the same. */
    @Test
    void failOnKeepsTheOutput() {
        Run run = Run.of("analyze", Run.sample("k8s-small.db"), "--quota", "4096", "--fail-on", "info", "--by",
                "state", "-w", "csv");
        assertThat(run.out()).startsWith("state,");
        assertThat(run.exitCode()).isEqualTo(3);
    }
}
