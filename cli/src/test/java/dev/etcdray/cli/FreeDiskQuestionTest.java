package dev.etcdray.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** On a real pseudo-terminal, which util-linux' script(1) gives. After it nobody answers: port 1 (tcpmux) is nobody's. */
// A thread of its own: reading from a terminal that says nothing cannot be interrupted.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FreeDiskQuestionTest {
    private static final String QUESTION = "Enter if you do not know): ";
    private static final String EOT = "\u0004";

    @TempDir
    private Path directory;

    @BeforeEach
    void needsScript() {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/script"))).isTrue();
    }

    @Test
    void aSizeIsTaken() throws IOException, InterruptedException {
        assertThat(typed("20GiB\n")).containsOnlyOnce(QUESTION).contains("nobody listens there");
    }

    /** Somebody whose platform is down mistypes. */
    @Test
    void whatIsNoSizeIsAskedForAgain() throws IOException, InterruptedException {
        assertThat(typed("lots\n", "\n")).containsSubsequence(QUESTION, "the answer is 'lots', no size; give bytes,"
                + " or a unit as in 8GiB", QUESTION, "nobody listens there");
    }

    @Test
    void ctrlDIsNoAnswerAndSaysNothingOfAPassword() throws IOException, InterruptedException {
        assertThat(typed(EOT)).containsOnlyOnce(QUESTION).contains("nobody listens there")
                .doesNotContain("PASSWORD");
    }

    /** Somebody pressed keys while nothing seemed to happen: that is no answer to what he has not read yet. */
    @Test
    void whatIsTypedBeforeTheQuestionIsForgotten() throws IOException, InterruptedException {
        assertThat(typedEarly("lots\n\n", "20GiB\n")).containsOnlyOnce(QUESTION).doesNotContain("the answer is")
                .contains("nobody listens there");
    }

    private String typed(String... answers) throws IOException, InterruptedException {
        return typedEarly("", answers);
    }

    /** All that the terminal shows; each answer is typed when it is asked for. */
    private String typedEarly(String early, String... answers) throws IOException, InterruptedException {
        String line = String.join(" ", Subprocess.command("recover", "plan", "-o", directory.resolve("plan.json"),
                "--endpoints", "127.0.0.1:1"));
        Process process = new ProcessBuilder("script", "-qec", line, "/dev/null").redirectErrorStream(true).start();
        try {
            Deque<String> left = new ArrayDeque<>(List.of(answers));
            StringBuilder shown = new StringBuilder();
            InputStream out = process.getInputStream();
            OutputStream in = process.getOutputStream();
            in.write(early.getBytes(StandardCharsets.US_ASCII));
            in.flush();
            int seen = 0;
            for (int b = out.read(); b >= 0; b = out.read()) {
                shown.append((char) b);
                if (!left.isEmpty() && shown.indexOf(QUESTION, seen) >= 0) {
                    seen = shown.length();
                    in.write(left.pop().getBytes(StandardCharsets.US_ASCII));
                    in.flush();
                }
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(left).isEmpty();
            return shown.toString().replace("\r", "");
        } finally {
            process.destroyForcibly();
        }
    }
}
