package dev.etcdray.bolt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** dev/boltgen: files written by the real bbolt library, each with what that library says of it. */
final class Boltgen {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One file and its oracle (dev/boltgen/README.md). */
    record Case(Path file, JsonNode oracle) {
        @Override
        public String toString() {
            return file.getFileName() + " " + oracle.path("what").asText();
        }
    }

    private Boltgen() {
    }

    /** Writes every case; fails or aborts the test with what to run when the tool is not there. */
    static List<Case> cases(Path directory) throws IOException, InterruptedException {
        Path tool = tools().resolve("boltgen");
        if (!Files.isExecutable(tool)) {
            missing(tool + " is missing; run dev/servers boltgen");
        }
        run(new ProcessBuilder(tool.toString(), directory.toString()));
        JsonNode manifest = JSON.readTree(directory.resolve("manifest.json").toFile());
        assertThat(manifest.size()).isGreaterThan(20);
        List<Case> cases = new ArrayList<>(manifest.valueStream().map(entry -> read(directory, entry)).toList());
        for (Path sample : List.of(Sample.K8S_SMALL, Sample.K8S_ENCRYPTED)) {
            Path oracle = directory.resolve(sample.getFileName() + ".json");
            run(new ProcessBuilder(tool.toString(), "oracle", sample.toString()).redirectOutput(oracle.toFile()));
            cases.add(new Case(sample, JSON.readTree(oracle.toFile())));
        }
        return cases;
    }

    private static void run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(process.waitFor()).as("exit code of " + command.command()).isZero();
    }

    private static Case read(Path directory, JsonNode entry) {
        try {
            Path oracle = directory.resolve(entry.path("oracle").asText());
            return new Case(directory.resolve(entry.path("file").asText()), JSON.readTree(oracle.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path tools() {
        return Optional.ofNullable(System.getenv("ETCDRAY_TOOLS")).map(Path::of)
                .orElse(Path.of(System.getProperty("etcdray.root"), ".tools", "bin"));
    }

    private static void missing(String message) {
        if ("true".equals(System.getenv("CI")) || "1".equals(System.getenv("ETCDRAY_REQUIRE_TOOLS"))) {
            fail(message);
        }
        abort(message);
    }
}
