package dev.etcdray.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** On a real pseudo-terminal, which util-linux' script(1) gives; stty(1) says afterwards whether it echoes. */
// A thread of its own: reading from a terminal that says nothing cannot be interrupted.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PasswordPromptTest {
    private static final String PROMPT = "Password for root: ";
    private static final String ETX = "\u0003";

    @TempDir
    private Path directory;

    @BeforeEach
    void needsScript() {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/script"))).isTrue();
    }

    @Test
    void whatIsTypedIsNotShown() throws IOException, InterruptedException {
        String text = typed("hidden\n");
        assertThat(text).contains(PROMPT, "nobody listens there", "exit 1", "\n-after- echo ").doesNotContain("hidden");
    }

    @Test
    void ctrlCWhileAskingEndsWith5AndTheEchoIsOnAgain() throws IOException, InterruptedException {
        String text = typed("hid" + ETX);
        assertThat(text).contains(PROMPT, "cancelled", "exit 5", "\n-after- echo ").doesNotContain("hid\n", "hidden");
    }

    @Test
    void stdoutMayBeAPipe() throws IOException, InterruptedException {
        String text = typed("hidden\n", " | cat");
        assertThat(text).contains(PROMPT, "nobody listens there", "exit 1", "\n-after- echo ").doesNotContain("hidden");
    }

    @Test
    void withoutATerminalItSaysWhatToDo() throws IOException, InterruptedException {
        // A session of its own has no terminal, whoever runs this test.
        List<String> words = new ArrayList<>(List.of("setsid", "--wait"));
        words.addAll(command());
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(text).startsWith("Error: the password of user 'root' is not given, and there is no terminal to ask"
                + " for it; set ETCDCTL_PASSWORD").hasLineCount(1);
    }

    private static List<String> command() {
        // Port 1 (tcpmux) is nobody's.
        return Subprocess.command("endpoint", "status", "--endpoints", "127.0.0.1:1", "--user", "root");
    }

    private String typed(String keys) throws IOException, InterruptedException {
        return typed(keys, "");
    }

    /** All that the terminal shows, with the exit code and the terminal's state at the end. */
    private String typed(String keys, String pipe) throws IOException, InterruptedException {
        // A test run in the background may have SIGINT ignored, which a child inherits.
        StringBuilder line = new StringBuilder("trap : INT; stty echo; (env --default-signal=INT");
        command().forEach(word -> line.append(" '").append(word).append('\''));
        // The shell outlives Ctrl-C, as the one that a user types into does.
        line.append("; echo exit $?)").append(pipe)
                .append("; echo; echo -after- $(stty -a | grep -o -E -- '-?echo ') $(stty -a | wc -l)");
        Path script = Files.writeString(directory.resolve("run.sh"), line + "\n");
        Process process = new ProcessBuilder("script", "-qec", "bash " + script, "/dev/null").redirectErrorStream(true)
                .start();
        try {
            StringBuilder shown = new StringBuilder();
            InputStream out = process.getInputStream();
            OutputStream in = process.getOutputStream();
            boolean answered = false;
            for (int b = out.read(); b >= 0; b = out.read()) {
                shown.append((char) b);
                if (!answered && shown.indexOf(PROMPT) >= 0) {
                    answered = true;
                    in.write(keys.getBytes(StandardCharsets.US_ASCII));
                    in.flush();
                }
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return shown.toString().replace("\r", "");
        } finally {
            process.destroyForcibly();
        }
    }
}
