package dev.etcdray.recover.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShellTest {

    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(Shell.line(List.of("etcdctl", "--endpoints=https://[::1]:2379", "a b", "")))
                .isEqualTo("etcdctl '--endpoints=https://[::1]:2379' 'a b' ''");
        assertThat(Shell.quote("--cert=/etc/kubernetes/pki/etcd/healthcheck-client.crt"))
                .isEqualTo("--cert=/etc/kubernetes/pki/etcd/healthcheck-client.crt");
    }

    /** The shell itself is the judge. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "it's", "''", "$HOME", "$(id)", "`id`", "a;id", "a&b", "a|b", "a>b", "*", "~",
        "#a",
        "!x", "\\", "\"", "two\nlines", "ümläut", "-n", "{a,b}", "[a]", "\t"})
    void aShellTakesEveryWordAsItIs(String word) throws Exception {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s' " + Shell.quote(word)).redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(word);
        assertThat(shell.waitFor()).isZero();
    }
}
