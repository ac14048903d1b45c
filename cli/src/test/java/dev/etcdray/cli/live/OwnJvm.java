package dev.etcdray.cli.live;

import dev.etcdray.cli.Run;
import dev.etcdray.cli.Subprocess;
import dev.etcdray.lab.Poll;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A run in a JVM of its own, that can be held in its tracks and sent signals. */
final class OwnJvm implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long MID_STREAM_BYTES = 1 << 20;

    private final Workplace place;
    private final Process process;
    private final Path out;
    private final Path err;
    private long since = System.nanoTime();

    private OwnJvm(Workplace place, Process process, Path out, Path err) {
        this.place = place;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it. A test run in the background may have SIGINT ignored, which a child inherits. */
    static OwnJvm start(Workplace place, List<String> prefix, Map<String, String> environment, Object... args)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT"));
        words.addAll(prefix);
        words.addAll(Subprocess.command(args));
        Path out = Files.createTempFile("etcdray-test", ".out");
        Path err = Files.createTempFile("etcdray-test", ".err");
        ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("TMPDIR", place.system().toString());
        builder.environment().putAll(environment);
        return new OwnJvm(place, builder.start(), out, err);
    }

    long pid() {
        return process.pid();
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** Holds it when it has received some of a snapshot of so many bytes, and not all. */
    OwnJvm heldInMidStream(long bytes) throws Exception {
        awaitPart(MID_STREAM_BYTES);
        signal("STOP");
        Poll.until(LIMIT, () -> "it runs on after SIGSTOP",
                () -> Files.readString(Path.of("/proc/" + pid() + "/status")).contains("State:\tT"));
        assertThat(received()).isBetween(MID_STREAM_BYTES, bytes * 3 / 4);
        return this;
    }

    /** Waits until it has written so much to its temporary file. */
    void awaitPart(long bytes) throws Exception {
        Poll.until(LIMIT, () -> "nothing came; " + err(this), () -> {
            assertThat(process.isAlive()).as(err()).isTrue();
            return received() >= bytes;
        });
    }

    private long received() throws IOException {
        long most = -1;
        for (Path file : place.files()) {
            if (file.toString().endsWith(".part")) {
                most = Math.max(most, Files.size(file));
            }
        }
        return most;
    }

    private static String err(OwnJvm jvm) {
        try {
            return jvm.err();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** From here on the time counts. */
    OwnJvm countFromNow() {
        since = System.nanoTime();
        return this;
    }

    /** Lets it go on; from here on the time counts. */
    OwnJvm goesOn() throws IOException, InterruptedException {
        signal("CONT");
        return this;
    }

    /** Sends it a signal; from here on the time counts. */
    OwnJvm signal(String name) throws IOException, InterruptedException {
        countFromNow();
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        return this;
    }

    /** Waits for its end. */
    Ending ending() throws IOException, InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ended; " + err()).isTrue();
        return Ending.since(since, new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), err()));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(out);
        Files.delete(err);
    }
}
