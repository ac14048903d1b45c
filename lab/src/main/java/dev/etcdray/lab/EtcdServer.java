package dev.etcdray.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A real etcd of one member on free loopback ports. Ends with {@link #close()}, or with this JVM. */
public final class EtcdServer implements AutoCloseable {
    /** A free port may be taken by somebody else before etcd listens on it. */
    private static final int ATTEMPTS = 3;
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        // A test run that is cancelled must leave no server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final EtcdVersion version;
    private final Path dataDir;
    private final String endpoint;
    private final Process process;

    private EtcdServer(EtcdVersion version, Path dataDir, String endpoint, Process process) {
        this.version = version;
        this.dataDir = dataDir;
        this.endpoint = endpoint;
        this.process = process;
    }

    /** Starts a server on a data dir, new or used, and waits until it serves. */
    public static EtcdServer start(EtcdVersion version, Path dataDir, String... extraFlags) throws Exception {
        for (int attempt = 1;; attempt++) {
            EtcdServer server = launch(version, dataDir, extraFlags);
            try {
                Poll.until(START_LIMIT, () -> version + " is not healthy: " + server.log(),
                        () -> !server.process.isAlive() || new Gateway(server).isHealthy());
                if (server.process.isAlive()) {
                    return server;
                }
                if (attempt == ATTEMPTS) {
                    throw new IOException("etcd " + version + " ended at once: " + server.log());
                }
            } catch (Exception | Error e) {
                server.close();
                throw e;
            }
        }
    }

    private static EtcdServer launch(EtcdVersion version, Path dataDir, String... extraFlags) throws IOException {
        String client = freeAddress();
        String peer = freeAddress();
        List<String> command = new ArrayList<>(List.of(Tools.find("etcd-" + version.minor()).toString(),
                "--name", "m1", "--data-dir", dataDir.toString(),
                "--listen-client-urls", client, "--advertise-client-urls", client,
                "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", "m1=" + peer,
                // A lone member elects itself: no need to wait a second for it.
                "--heartbeat-interval", "10", "--election-timeout", "100"));
        command.addAll(version.flags());
        command.addAll(List.of(extraFlags));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(dataDir).toFile())
                .start();
        RUNNING.add(process);
        return new EtcdServer(version, dataDir, client, process);
    }

    private static String freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }

    private static Path log(Path dataDir) {
        return dataDir.resolveSibling(dataDir.getFileName() + ".log");
    }

    private String log() {
        try {
            return Files.readString(log(dataDir));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Its version. */
    public EtcdVersion version() {
        return version;
    }

    /** For example {@code http://127.0.0.1:34567}. */
    public String endpoint() {
        return endpoint;
    }

    /** Its data dir. */
    public Path dataDir() {
        return dataDir;
    }

    /** Its db file. */
    public Path db() {
        return dataDir.resolve("member/snap/db");
    }

    /** Ends it as a service manager does: it commits what it holds and closes its files. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("etcd " + version + " did not end: " + log());
        }
        RUNNING.remove(process);
    }

    /** Ends it as a crash does. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
        RUNNING.remove(process);
    }

    @Override
    public void close() {
        kill();
    }
}
