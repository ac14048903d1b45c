package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real member of an etcd, alone unless an {@link EtcdCluster} started it. Ends with {@link #close()}, or with this JVM.
 */
public final class EtcdServer implements AutoCloseable {
    /** A free port may be taken by somebody else before etcd listens on it. */
    private static final int ATTEMPTS = 3;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(10);
    private static final long END_SECONDS = 60;

    private volatile Member member;
    private final Metrics metrics;
    private final Runnable undo = this::kill;
    private volatile Process process;
    private volatile boolean paused;

    /** Launches it; nobody waits until it serves. */
    EtcdServer(Member member) throws IOException {
        this.member = member;
        this.metrics = new Metrics(member.addresses());
        this.process = builder().redirectOutput(member.log().toFile()).start();
        Leftovers.add(undo);
    }

    /** Starts a lone server on a data dir, new or used, and waits until it serves. */
    public static EtcdServer start(EtcdVersion version, Path dataDir, String... extraFlags) throws Exception {
        for (int attempt = 1;; attempt++) {
            EtcdServer server = new EtcdServer(
                    Member.alone(version, dataDir, Addresses.onLoopback("http"), List.of(), extraFlags));
            if (server.startsServing()) {
                return server;
            }
            if (attempt == ATTEMPTS) {
                throw server.endedAtOnce();
            }
        }
    }

    /** Starts a lone server in a namespace, where it listens on the far address. */
    public static EtcdServer start(NetworkNamespace namespace, EtcdVersion version, Path dataDir,
            String... extraFlags) throws Exception {
        EtcdServer server = new EtcdServer(Member.alone(version, dataDir, Addresses.onHost(namespace.address()),
                namespace.prefix(), extraFlags));
        server.awaitServing();
        return server;
    }

    private ProcessBuilder builder() {
        return new ProcessBuilder(member.command()).redirectErrorStream(true);
    }

    /** How it is started. */
    Member member() {
        return member;
    }

    /** Waits until it serves; whatever else comes of it, it is ended. */
    void awaitServing() throws Exception {
        if (!startsServing()) {
            throw endedAtOnce();
        }
    }

    private boolean startsServing() throws Exception {
        try {
            Poll.until(START_LIMIT, () -> this + " is not healthy: " + log(),
                    () -> !process.isAlive() || metrics.serves());
        } catch (Exception | Error e) {
            close();
            throw e;
        }
        if (!process.isAlive()) {
            close();
            return false;
        }
        return true;
    }

    private IOException endedAtOnce() {
        return new IOException(this + " ended at once: " + log());
    }

    private String log() {
        try {
            return Files.readString(member.log());
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Its version. */
    public EtcdVersion version() {
        return member.version();
    }

    /** Its name in its cluster, {@code m1} when it is alone. */
    public String name() {
        return member.name();
    }

    /** For example {@code http://127.0.0.1:23456}. */
    public String endpoint() {
        return member.addresses().client();
    }

    /** Where its metrics are, for example {@code http://127.0.0.1:23457/metrics}. */
    public String metricsUrl() {
        return member.addresses().metrics() + "/metrics";
    }

    /** Its data dir. */
    public Path dataDir() {
        return member.dataDir();
    }

    /** Its db file. */
    public Path db() {
        return dataDir().resolve("member/snap/db");
    }

    /** Its process. */
    public long pid() {
        return process.pid();
    }

    /** Whether it runs and is not paused. */
    public boolean isRunning() {
        return process.isAlive() && !paused;
    }

    /** The text of its metrics; not to be had while it is paused or cut off. */
    public String metrics() throws IOException, InterruptedException {
        return metrics.text();
    }

    /**
     * One of its metrics.
     *
     * @param nameWithLabels as it stands in the text, for example {@code etcd_server_version{server_version="3.4.23"}}
     * @return 0 when absent
     */
    public double metric(String nameWithLabels) throws IOException, InterruptedException {
        return metrics.value(nameWithLabels);
    }

    /** Stops it in its tracks: its connections stay open and nothing answers. */
    public void pause() throws Exception {
        paused = true;
        signal("STOP");
        Path status = Path.of("/proc/" + pid() + "/status");
        Poll.until(SIGNAL_LIMIT, () -> this + " runs on after SIGSTOP",
                () -> Files.readString(status).contains("State:\tT"));
    }

    /** Lets it go on after {@link #pause()}. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
        paused = false;
    }

    private void signal(String name) throws IOException, InterruptedException {
        Command.succeed(Map.of(), List.of("sh", "-c", "kill -" + name + " " + pid()));
    }

    /** Starts it again with the same data dir, ports and flags, after {@link #stop()} if it runs; waits until it serves. */
    public void restart() throws Exception {
        stop();
        relaunch();
        awaitServing();
    }

    /** The same as another version, as a rolling upgrade does it. */
    public void restartAs(EtcdVersion version) throws Exception {
        stop();
        member = member.of(version);
        relaunch();
        awaitServing();
    }

    /** The same with further flags, from now on; of two that are the same the later holds. */
    public void restartWith(String... flags) throws Exception {
        stop();
        member = member.with(List.of(flags));
        relaunch();
        awaitServing();
    }

    /** Starts it again and does not wait. */
    void relaunch() throws IOException {
        process = builder().redirectOutput(ProcessBuilder.Redirect.appendTo(member.log().toFile())).start();
        Leftovers.add(undo);
    }

    /**
     * Ends it as a service manager does: it commits what it holds and closes its files. Within a minute, or the test
     * fails: while another member is paused it may take longer, as 3.5 did.
     */
    public void stop() throws IOException, InterruptedException {
        terminate();
        awaitEnd();
    }

    /** Asks it to end. */
    void terminate() throws IOException, InterruptedException {
        if (paused) {
            resume();
        }
        process.destroy();
    }

    /** Waits until it has ended. */
    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(this + " did not end: " + log());
        }
        Leftovers.remove(undo);
    }

    /** Ends it as a crash does, paused or not. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
        paused = false;
        Leftovers.remove(undo);
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return "etcd " + version() + " " + name();
    }
}
