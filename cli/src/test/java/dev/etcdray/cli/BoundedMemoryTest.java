package dev.etcdray.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** Files that hold much of one thing, read in a heap that is small beside it. */
@Tag("servers")
@Tag("long")
@Timeout(300)
class BoundedMemoryTest {
    private static final int MILLION = 1_000_000;

    @TempDir
    private Path directory;

    /** 64 bytes of heap a revision: none is kept. */
    @Test
    void aMillionRevisionsOfOneKey() throws Exception {
        Path file = generate("one-key");
        for (List<String> options : List.of(List.<String>of(), List.of("--anatomy"))) {
            JsonNode states = analyze("-Xmx64m", file, options).path("states");
            assertThat(states.path("superseded").path("revisions").asLong()
                    + states.path("tombstone").path("revisions").asLong()).isEqualTo(MILLION - 1);
        }
    }

    /** Half of the revisions are of the middle: a forecast there keeps sizes, not revisions. */
    @Test
    void aMillionRevisionsCompactedInTheMiddle() throws Exception {
        JsonNode reclaim = analyze("-Xmx96m", generate("one-key"), List.of("--compact-at", "500000"))
                .path("reclaim");
        // From 2 to 500,000, less the put that is live there.
        assertThat(reclaim.path("freedRevisions").asLong()).isEqualTo(499_998);
    }

    @Test
    void aMillionRevisionsToldOneByOne() throws Exception {
        Path rows = run("-Xmx64m", generate("one-key"), "history", "csv",
                List.of("/registry/leases/kube-system/scheduler"));
        try (Stream<String> lines = Files.lines(rows)) {
            assertThat(lines.count()).isEqualTo(1 + MILLION); // and the names of the columns
        }
    }

    /** The table of keys takes 72 bytes a key, and all else about 50 MB: in this heap both have no room. */
    @Test
    void aMillionKeysInATableOutsideTheHeap() throws Exception {
        Path file = generate("many-keys");
        for (List<String> options : List.of(List.<String>of(), List.of("--anatomy"))) {
            assertThat(analyze("-Xmx96m", file, options).path("objects").asLong()).isEqualTo(MILLION);
        }
    }

    @Test
    void aHundredThousandLeases() throws Exception {
        assertThat(analyze("-Xmx64m", generate("leases"), List.of("--anatomy")).path("etcd").path("leases")
                .path("count").asLong()).isEqualTo(100_000);
    }

    /** A value of 10 MiB at a time, for each of the workers, and none of a leaf of 40 MiB. */
    @Test
    void valuesOfTenMebibytes() throws Exception {
        assertThat(analyze("-Xmx64m", generate("large-values"), List.of("--anatomy")).path("objects").asLong())
                .isEqualTo(29);
    }

    private JsonNode analyze(String heap, Path file, List<String> options) throws Exception {
        return new ObjectMapper().readTree(run(heap, file, "analyze", "json", options).toFile());
    }

    private Path run(String heap, Path file, String command, String format, List<String> options) throws Exception {
        Path out = directory.resolve("out.json");
        Path err = directory.resolve("err.txt");
        Object[] words = Stream.concat(Stream.of(heap, command, file, "-w", format, "-o", out), options.stream())
                .toArray();
        Process process = new ProcessBuilder(Subprocess.command(words)).redirectError(err.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            int exitCode = process.waitFor();
            assertThat(exitCode).as(Files.readString(err)).isZero();
        } finally {
            process.destroyForcibly();
        }
        return out;
    }

    private Path generate(String name) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".db");
        Process process = new ProcessBuilder(boltgen().toString(), "scale", name, file.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(process.waitFor()).isZero();
        return file;
    }

    private static Path boltgen() {
        Path tool = Optional.ofNullable(System.getenv("ETCDRAY_TOOLS")).map(Path::of)
                .orElse(Run.ROOT.resolve(".tools").resolve("bin")).resolve("boltgen");
        if (Files.isExecutable(tool)) {
            return tool;
        }
        String message = tool + " is missing; run dev/servers boltgen";
        return "1".equals(System.getenv("ETCDRAY_REQUIRE_TOOLS")) ? fail(message) : abort(message);
    }
}
