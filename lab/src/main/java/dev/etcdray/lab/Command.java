package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs a tool to its end. Output goes through files: a pipe that nobody reads would block the tool. */
final class Command {
    private static final long LIMIT_SECONDS = 120;

    private Command() {
    }

    /** What it wrote to stdout; anything but exit 0 within the limit fails the test with what it wrote to stderr. */
    static String run(Map<String, String> environment, String tool, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Tools.find(tool).toString()));
        command.addAll(arguments);
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
            assertThat(process.exitValue()).as("exit code of %s: %s", command, Files.readString(err)).isZero();
            return Files.readString(out);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }
}
