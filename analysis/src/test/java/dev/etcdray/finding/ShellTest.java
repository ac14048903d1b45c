package dev.etcdray.finding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever can write a key must not be able to put a command into the hands of whoever reads the report. */
class ShellTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "it's", "'; rm -rf / #", "$(id)", "`id`", "a b", "-n", "--help", "line\nbreak",
        "", "*", "~", "a\\b", "\"", "caf\u00e9", "!!", "#x", "a=b"})
    void aRealShellReadsAWordAsItIs(String text) throws Exception {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "printf '%s.' " + Shell.word(text)).start();
        String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        assertThat(read).isEqualTo(text + ".");
    }

    @Test
    void anOperandIsNeverTakenForAnOption() {
        assertThat(Shell.operand("-x")).isEqualTo("-- -x");
        assertThat(Shell.operand("--post-renderer=/bin/sh")).isEqualTo("-- --post-renderer=/bin/sh");
        assertThat(Shell.operand("web")).isEqualTo("web");
    }

    @Test
    void aHostileReleaseStaysAName() {
        Finding finding = helm("/registry/secrets/n$(id)/sh.helm.release.v1.-x';id;'.v");
        assertThat(finding.command()).isEqualTo("helm upgrade --namespace 'n$(id)' --reuse-values --history-max 10"
                + " -- '-x'\\'';id;'\\''' $CHART");
        // What a terminal would obey is escaped before it is quoted.
        assertThat(helm("/registry/secrets/n/sh.helm.release.v1.a\nb.v").command()).contains(" 'a\\x0ab' $CHART");
    }

    private static Finding helm(String key) {
        Situations situations = new Situations();
        for (int i = 1; i <= 11; i++) {
            situations.put(key + i, 1 << 20);
        }
        return situations.found(new HelmHistoryRule()).getFirst();
    }

    @Test
    void aKeyThatDoesNotReadAsItIsGoesByItsBase64() {
        assertThat(Shell.history(PlantedEtcd.utf8("/registry/pods/a/b")))
                .isEqualTo("etcdray history SNAPSHOT /registry/pods/a/b");
        assertThat(Shell.history(PlantedEtcd.utf8("it's"))).isEqualTo("etcdray history SNAPSHOT 'it'\\''s'");
        assertThat(Shell.history(PlantedEtcd.utf8("-w"))).isEqualTo("etcdray history SNAPSHOT -- -w");
        // 0xff 0x00, and a backslash, which shows twice.
        assertThat(Shell.history(new byte[]{-1, 0})).isEqualTo("etcdray history SNAPSHOT --base64 /wA=");
        assertThat(Shell.history(PlantedEtcd.utf8("\\"))).isEqualTo("etcdray history SNAPSHOT --base64 XA==");
    }

    @Test
    void everyCommandOfEveryRuleQuotesNamespaces() {
        String namespace = "n;id";
        List<Situations> pods = List.of(new Situations().put("/registry/pods/" + namespace + "/p", 1 << 20,
                "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"status\":{\"phase\":\"Failed\"}}"));
        assertThat(pods.getFirst().found(new FinishedPodsRule()).getFirst().command()).contains("'n;id'")
                .doesNotContain(" n;id");
        assertThat(pods.getFirst().found(new AccumulationRule()).getFirst().command())
                .endsWith("--namespace 'n;id'");
    }
}
