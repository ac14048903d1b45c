package dev.etcdray.recover.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalFileTest {
    private static final String NOW = "2026-01-02T03:04:05Z";

    @TempDir
    private Path directory;
    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = directory.resolve("plan.json.journal");
    }

    @Test
    void whatIsAppendedIsThereForWhoeverOpensItNext() throws IOException {
        try (JournalFile journal = JournalFile.open(file)) {
            journal.append(line(1, Event.PLAN, null));
            journal.append(line(2, Event.STARTED, "compact"));
            assertThat(JournalFile.read(file)).isEqualTo(journal.lines()).hasSize(2);
        }
        try (JournalFile journal = JournalFile.open(file)) {
            assertThat(journal.lines()).containsExactly(line(1, Event.PLAN, null), line(2, Event.STARTED, "compact"));
            journal.append(line(3, Event.UNKNOWN, "compact"));
        }
        assertThat(JournalFile.read(file)).hasSize(3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    /** Power was lost while a line was written: what it would have told had not begun. */
    @Test
    void aLineWithoutItsEndIsDroppedAtEveryLength() throws IOException {
        try (JournalFile journal = JournalFile.open(file)) {
            journal.append(line(1, Event.PLAN, null));
            journal.append(line(2, Event.STARTED, "compact"));
        }
        byte[] all = Files.readAllBytes(file);
        int first = endOfFirstLine(all);
        for (int length = first; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));
            assertThat(JournalFile.read(file)).containsExactly(line(1, Event.PLAN, null));
            try (JournalFile journal = JournalFile.open(file)) {
                assertThat(journal.lines()).hasSize(1);
                journal.append(line(2, Event.STARTED, "compact"));
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(all);
        }
    }

    private static int endOfFirstLine(byte[] bytes) {
        int at = 0;
        while (bytes[at] != '\n') {
            at++;
        }
        return at + 1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"schema\":", "not json", "",
        "{\"schema\":\"etcdray/recover-journal/v1\",\"seq\":2,\"at\":\"\",\"run\":\"\",\"event\":\"run\",\"step\":null,\"attempt\":0,\"sentence\":\"\",\"figures\":{}}",
        "{\"schema\":\"etcdray/recover-journal/v2\",\"seq\":1,\"at\":\"\",\"run\":\"\",\"event\":\"run\",\"step\":null,\"attempt\":0,\"sentence\":\"\",\"figures\":{}}",
        "{\"schema\":\"etcdray/recover-journal/v1\",\"seq\":1,\"at\":\"\",\"run\":\"\",\"event\":\"danced\",\"step\":null,\"attempt\":0,\"sentence\":\"\",\"figures\":{}}"})
    void aWholeLineThatIsNoneOfOursIsToldAndLeftAsItIs(String text) throws IOException {
        Files.writeString(file, text + "\n");
        assertThatThrownBy(() -> JournalFile.open(file)).isInstanceOf(JournalException.class)
                .hasMessageStartingWith(file + ": line 1 is ");
        assertThatThrownBy(() -> JournalFile.read(file)).isInstanceOf(JournalException.class);
        assertThat(Files.readString(file)).isEqualTo(text + "\n");
    }

    @Test
    void oneAtATime() throws IOException {
        try (JournalFile journal = JournalFile.open(file)) {
            assertThat(JournalFile.isHeld(file)).isTrue();
            assertThatThrownBy(() -> JournalFile.open(file)).isInstanceOf(JournalException.class)
                    .hasMessageContaining("another etcdray is at work");
            journal.append(line(1, Event.PLAN, null));
        }
        assertThat(JournalFile.isHeld(file)).isFalse();
        JournalFile.open(file).close();
    }

    @Test
    void itBelongsToOnePlan() throws IOException {
        try (JournalFile journal = JournalFile.open(file)) {
            journal.claim("12ab", NOW);
            journal.claim("12ab", NOW);
            assertThat(journal.lines()).singleElement().satisfies(line -> {
                assertThat(line.event()).isEqualTo(Event.PLAN);
                assertThat(line.sentence()).isEqualTo("plan 12ab");
            });
        }
        try (JournalFile journal = JournalFile.open(file)) {
            assertThatThrownBy(() -> journal.claim("12ac", NOW)).isInstanceOf(JournalException.class)
                    .hasMessageContaining("journal of another plan, or the plan was changed since");
        }
    }

    /** A line is on the disk when append returns, not in a buffer of ours. */
    @Test
    void aLineIsInTheFileAtOnce() throws IOException {
        try (JournalFile journal = JournalFile.open(file);
                FileChannel reader = FileChannel.open(file, StandardOpenOption.READ)) {
            journal.append(line(1, Event.PLAN, null));
            assertThat(reader.size()).isEqualTo(Files.size(file)).isPositive();
            assertThat(Files.readString(file)).endsWith("}\n");
        }
    }

    private static JournalLine line(long seq, Event event, @Nullable String step) {
        return new JournalLine(JournalLine.SCHEMA, seq, NOW, "r1", event, step, 1, "a sentence of größe",
                Map.of("dbSizeBytes", 7L));
    }
}
