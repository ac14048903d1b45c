package dev.etcdray.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutputTest {
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final Console console = Console.of(stdout, new ByteArrayOutputStream());

    @TempDir
    private Path directory;

    @Test
    void aFileAppearsWholeAndAlone() throws IOException {
        Path file = directory.resolve("out.txt");
        write(file, "größe\n");
        assertThat(file).hasContent("größe\n");
        assertThat(names()).containsExactly("out.txt");
    }

    @Test
    void anOldFileStaysUntilTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(directory.resolve("out.txt"), "old");
        try (Output output = Output.open(file, console)) {
            output.writer().write("new");
            output.writer().flush();
            assertThat(file).hasContent("old");
            output.commit();
        }
        assertThat(file).hasContent("new");
    }

    @Test
    void whatReplacesAProtectedFileIsProtected() throws IOException {
        Path file = Files.writeString(directory.resolve("out.txt"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        write(file, "new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(file).hasContent("new");
    }

    @Test
    void aPrivateFileIsPrivateWhateverItReplaces() throws IOException {
        Path file = Files.writeString(directory.resolve("out.txt"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        try (Output output = Output.openPrivate(file, console)) {
            output.writer().write("new");
            output.commit();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(file).hasContent("new");
    }

    @Test
    void aRunThatFailsLeavesNothing() throws IOException {
        Path file = Files.writeString(directory.resolve("out.txt"), "old");
        try (Output output = Output.open(file, console)) {
            output.writer().write("half");
            output.writer().flush();
            assertThat(names()).hasSize(2);
        }
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("out.txt");
    }

    @Test
    void aFullDiskIsNamed() {
        assertThatThrownBy(() -> write(Path.of("/dev/full"), "data")).isInstanceOf(IOException.class).hasMessage(
                "/dev/full cannot be written: No space left on device; make room, or name a file elsewhere");
    }

    @Test
    void aCancelledRunLeavesNothing() throws IOException {
        Output output = Output.open(directory.resolve("out.txt"), console);
        output.writer().write("half");
        assertThat(names()).hasSize(1);
        assertThat(console.temporaryFiles().deleteAll()).isEmpty();
        assertThat(names()).isEmpty();
        output.close();
    }

    @Test
    void throughALinkTheFileBehindItIsReplaced() throws IOException {
        Path file = Files.writeString(directory.resolve("real.txt"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), file.getFileName());
        write(link, "new");
        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(file).isRegularFile().hasContent("new");
    }

    @Test
    void aDeviceIsWrittenToAndStays() throws IOException {
        Path device = Path.of("/dev/null");
        write(device, "gone");
        assertThat(Files.isRegularFile(device)).isFalse();
        assertThat(device).exists();
    }

    @Test
    void nullIsStdoutWhichStaysOpen() throws IOException {
        write(null, "ü");
        write(null, "!");
        assertThat(stdout.toString(StandardCharsets.UTF_8)).isEqualTo("ü!");
    }

    @Test
    void whatCannotBeWrittenIsToldBeforeTheWork() {
        Path nowhere = directory.resolve("no/such/out.txt");
        assertThatThrownBy(() -> Output.open(nowhere, console)).isInstanceOf(IOException.class)
                .hasMessage(nowhere + " cannot be written: there is no directory " + nowhere.getParent());
        assertThatThrownBy(() -> Output.open(directory, console)).isInstanceOf(IOException.class)
                .hasMessage(directory + " is a directory; -o takes the name of a file");
    }

    private void write(@org.jspecify.annotations.Nullable Path file, String text) throws IOException {
        try (Output output = Output.open(file, console)) {
            output.writer().write(text);
            output.commit();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
