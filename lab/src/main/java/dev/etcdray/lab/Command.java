package dev.etcdray.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs a program to its end. Output goes through files: a pipe that nobody reads would block the program. */
final class Command {
    private static final long LIMIT_SECONDS = 120;

    private Command() {
    }

    /** What a tool wrote to stdout; anything but exit 0 within the limit fails the test with what it said on stderr. */
    static String run(Map<String, String> environment, String tool, List<String> arguments)
            throws IOException, InterruptedException {
        return succeed(environment, of(Tools.find(tool), arguments));
    }

    /** The same with a whole command. */
    static String succeed(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Ended ended = attempt(environment, command);
        assertThat(ended.exit()).as("exit code of %s: %s", command, ended.err()).isZero();
        return ended.out();
    }

    /** Runs a command that may end with any exit code; one that does not end within the limit fails the test. */
    static Ended attempt(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("etcdray-lab", ".out");
        Path err = Files.createTempFile("etcdray-lab", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("%s ended within %d s", command, LIMIT_SECONDS).isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    /** The same as {@link #succeed} where something is closed, which may not throw what it would. */
    static void undo(List<String> command) {
        try {
            succeed(Map.of(), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command + " ran", e);
        }
    }

    /** A program and its arguments. */
    static List<String> of(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return command;
    }
}
