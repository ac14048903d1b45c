package dev.etcdray.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Files that people hand over by mistake: one sentence, the right exit code, no stack trace. */
class BadInputTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "status", "history"})
    void text(String command) throws IOException {
        Path file = Files.writeString(directory.resolve("notes.db"), "These are notes.\n".repeat(1000));
        refused(run(command, file), 9, file + ": not a bbolt database: this is text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "status", "history"})
    void empty(String command) throws IOException {
        Path file = Files.createFile(directory.resolve("empty.db"));
        refused(run(command, file), 9, file + ": not a bbolt database: this is an empty file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "status", "history"})
    void gzip(String command) throws IOException {
        Path file = directory.resolve("snap.db.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            Files.copy(Run.sample("k8s-small.db"), out);
        }
        refused(run(command, file), 9, "gzip data (unpack it first: gunzip)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "status", "history"})
    void truncated(String command) throws IOException {
        byte[] whole = Files.readAllBytes(Run.sample("k8s-small.db"));
        Path file = Files.write(directory.resolve("half.db"), Arrays.copyOf(whole, whole.length / 2));
        refused(run(command, file), 9, "the file is cut short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "status", "history"})
    void missing(String command) {
        Path file = directory.resolve("nothing.db");
        refused(run(command, file), 1, file + ": no such file or directory; check the path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "status", "history"})
    void directoryWithoutDb(String command) {
        refused(run(command, directory), 1,
                directory + ": a directory without an etcd db: there is no member/snap/db below it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyze", "status", "history"})
    void withoutPermission(String command) throws IOException {
        Path file = Files.copy(Run.sample("k8s-small.db"), directory.resolve("secret.db"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(file)).as("root reads anything").isFalse();
        refused(run(command, file), 1, file + ": permission denied; read it as the user that owns it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[2J", "\u202egpj"})
    void hostileNamesAreShownHarmless(String name) {
        Run run = Run.of("analyze", directory.resolve(name));
        refused(run, 1, "no such file");
        assertThat(run.err()).doesNotContain(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "analyze", "history"})
    void debugPrintsTheStackTrace(String command) {
        Run run = run(command, directory, "--debug");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("\tat dev.etcdray.");
    }

    private static Run run(String command, Path source, String... options) {
        List<Object> words = new ArrayList<>(List.of(command, source));
        if (command.equals("history")) {
            words.add("/registry/pods/web/a");
        }
        words.addAll(List.of(options));
        return Run.of(words.toArray());
    }

    private static void refused(Run run, int exitCode, String sentence) {
        assertThat(run.err()).startsWith("Error: ").contains(sentence).hasLineCount(1).endsWith("\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }
}
