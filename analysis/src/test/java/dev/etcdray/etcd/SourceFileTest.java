package dev.etcdray.etcd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SourceFileTest {
    @TempDir
    private Path directory;

    @Test
    void aFileIsItself() throws IOException {
        Path file = Files.createFile(directory.resolve("any.name"));
        assertThat(SourceFile.resolve(file)).isEqualTo(file);
    }

    @ParameterizedTest
    @CsvSource({"'.',member/snap/db", "member,member/snap/db", "member/snap,member/snap/db"})
    void theDbBelowADataDir(String named, String db) throws IOException {
        Path file = directory.resolve(db);
        Files.createDirectories(file.getParent());
        Files.createFile(file);

        assertThat(SourceFile.resolve(directory.resolve(named)).normalize()).isEqualTo(file);
    }

    @Test
    void aDirectoryWithoutADb() {
        assertThatThrownBy(() -> SourceFile.resolve(directory)).isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("there is no member/snap/db below it");
    }

    @Test
    void nothingThere() {
        assertThatThrownBy(() -> SourceFile.resolve(directory.resolve("db"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatIsNoFile() {
        assertThatThrownBy(() -> SourceFile.resolve(Path.of("/dev/null"))).isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("not a regular file");
    }
}
