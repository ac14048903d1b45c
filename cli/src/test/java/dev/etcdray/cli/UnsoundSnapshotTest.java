package dev.etcdray.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that read as bbolt and are no whole snapshot: a backup check must not pass them, an analysis warns. */
class UnsoundSnapshotTest {
    private static final int TRAILER_BYTES = 32;

    @TempDir
    private Path directory;

    @Test
    void cutInsideItsTrailer() throws IOException {
        byte[] whole = Files.readAllBytes(Run.sample("k8s-small.db"));
        Path file = Files.write(directory.resolve("cut.db"), Arrays.copyOf(whole, whole.length - TRAILER_BYTES / 2));
        unsound(file, "the last 16 bytes are neither pages nor the SHA-256");
    }

    /** The stored KeyValue of revision 2 starts with tag 0x0a (field 1, bytes); 0x0f has wire type 7, which is none. */
    @Test
    void aRevisionThatCannotBeRead() throws IOException {
        byte[] whole = Files.readAllBytes(Run.sample("k8s-small.db"));
        byte[] pages = Arrays.copyOf(whole, whole.length - TRAILER_BYTES);
        String text = new String(pages, StandardCharsets.ISO_8859_1);
        String revision = "\0\0\0\0\0\0\4\0_\0\0\0\0\0\0\0\0\n"; // main 0x400 = 1024
        int at = text.indexOf(revision);
        assertThat(at).isPositive();
        while (at >= 0) {
            pages[at + revision.length() - 1] = 0x0f;
            at = text.indexOf(revision, at + 1);
        }
        unsound(Files.write(directory.resolve("bad.db"), pages), "1 entries of bucket \"key\"");
    }

    private static void unsound(Path file, String sentence) {
        Run status = Run.of("status", file);
        assertThat(status.exitCode()).isEqualTo(9);
        assertThat(status.out()).isEmpty();
        assertThat(status.err()).startsWith("Error: ").contains(sentence).hasLineCount(1);
        Run analyze = Run.of("analyze", file);
        assertThat(analyze.exitCode()).isZero();
        assertThat(analyze.err()).startsWith("Warning: ").contains(sentence);
    }
}
