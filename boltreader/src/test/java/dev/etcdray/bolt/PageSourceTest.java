package dev.etcdray.bolt;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A file and its copy in memory are one and the same to a reader. */
class PageSourceTest {
    @TempDir
    private Path directory;

    /** More than one chunk of the copy (4 MiB), and not a whole number of them. */
    private byte[] bytes() {
        byte[] bytes = new byte[(9 << 20) + 123];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("some.db"), bytes);
    }

    @Test
    void bothGiveTheFilesBytes() throws IOException {
        byte[] bytes = bytes();
        Path path = file(bytes);
        try (PageSource file = FilePageSource.open(path);
                PageSource memory = MemoryPageSource.copyOf(file, bytes.length)) {
            Files.delete(path);
            for (PageSource source : List.of(file, memory)) {
                assertThat(source.name()).isEqualTo(path.toString());
                assertThat(source.sizeBytes()).isEqualTo(bytes.length);
                for (long offset : new long[]{0, 1, (4 << 20) - 7, 8 << 20, bytes.length - 50}) {
                    ByteBuffer target = ByteBuffer.allocate(50);
                    source.read(offset, target);
                    assertThat(target.hasRemaining()).isFalse();
                    assertThat(target.array())
                            .isEqualTo(Arrays.copyOfRange(bytes, (int) offset, (int) offset + 50));
                }
            }
        }
    }

    @Test
    void readingBehindTheEndSaysWhereItIs() throws IOException {
        Path path = file(new byte[1000]);
        try (PageSource file = FilePageSource.open(path); PageSource memory = MemoryPageSource.copyOf(file, 900)) {
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> file.read(990, ByteBuffer.allocate(11)))
                    .withMessage(path + ": ends at offset 1000, 1 more bytes were to be read there");
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> memory.read(890, ByteBuffer.allocate(11)))
                    .withMessage(path + ": the copy ends at offset 900");
            assertThatExceptionOfType(EOFException.class)
                    .isThrownBy(() -> memory.read(Long.MAX_VALUE - 5, ByteBuffer.allocate(11)))
                    .withMessage(path + ": the copy ends at offset 900");
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> MemoryPageSource.copyOf(file, 1001));
        }
    }

    @Test
    void sampleReadsTheSameFromMemory() throws IOException {
        try (PageSource file = FilePageSource.open(Sample.K8S_SMALL);
                PageSource memory = MemoryPageSource.copyOf(file, file.sizeBytes())) {
            Reading.Found fromFile = Reading.strict(file);
            assertThat(fromFile.entries()).hasSizeGreaterThan(1062);
            assertThat(Reading.strict(memory).entries()).isEqualTo(fromFile.entries());
        }
    }
}
