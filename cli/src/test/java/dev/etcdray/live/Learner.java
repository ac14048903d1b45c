package dev.etcdray.live;

import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A member without a vote that joins a cluster. It serves no linearizable read, and so is never healthy. */
record Learner(Process process, String endpoint, Path logFile) implements AutoCloseable {

    static Learner join(EtcdCluster cluster, Path dataDir) throws Exception {
        EtcdServer first = cluster.members().getFirst();
        String peer = "http://127.0.0.1:" + freePort();
        String client = "http://127.0.0.1:" + freePort();
        String peers = "m1=" + cluster.etcdctl().json("member", "list").path("members").path(0).path("peerURLs").path(0)
                .asText() + ",learner=" + peer;
        cluster.etcdctl().run("member", "add", "learner", "--learner", "--peer-urls", peer);
        Path log = dataDir.resolveSibling("learner.log");
        return new Learner(new ProcessBuilder(List.of(Tools.find("etcd-" + first.version().minor()).toString(),
                "--name", "learner", "--data-dir", dataDir.toString(), "--listen-client-urls", client,
                "--advertise-client-urls", client, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer,
                "--initial-cluster", peers, "--initial-cluster-state", "existing", "--logger", "zap"))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start(), client, log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What it prints. */
    String log() {
        try {
            return Files.readString(logFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
