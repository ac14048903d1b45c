package dev.etcdray.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A disk takes what it has room for, and not a byte more. */
@Tag("servers")
class SmallDiskTest {
    private static final int BYTES = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void theByteTooManyIsRefused() throws Exception {
        Path place = directory.resolve("disk");
        try (SmallDisk disk = SmallDisk.mount(place, BYTES)) {
            assertThat(disk.directory()).isEqualTo(place);
            Path file = disk.directory().resolve("file");
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(new byte[BYTES]);
                assertThatThrownBy(() -> out.write(1)).isInstanceOf(IOException.class)
                        .hasMessageContaining("No space left on device");
            }
            assertThat(Files.size(file)).isEqualTo(BYTES);
        }
        assertThat(place).isEmptyDirectory();
    }
}
