package dev.etcdray.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressLineTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void whoWatchesALongRunSeesALineThatIsGoneInTheEnd() {
        try (ProgressLine line = new ProgressLine(ProgressLine.Task.READING, err, true, -1)) {
            line.at(1 << 20, 4 << 20);
            line.at(3 << 20, 4 << 20);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("\rReading").contains("75%").doesNotContain("\n");
        assertThat(text).endsWith("\r" + " ".repeat(79) + "\r");
    }

    @Test
    void aShortRunShowsNothing() {
        try (ProgressLine line = new ProgressLine(ProgressLine.Task.READING, err, true, TimeUnit.HOURS.toNanos(1))) {
            line.at(1, 4);
        }
        assertThat(bytes.size()).isZero();
    }

    @Test
    void aLogShowsNothing() {
        try (ProgressLine line = new ProgressLine(ProgressLine.Task.READING, err, false, -1)) {
            line.at(1, 4);
        }
        assertThat(bytes.size()).isZero();
    }
}
