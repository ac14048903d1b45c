package dev.etcdray.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A snapshot and a copy of the db of a server that nobody writes to, both of the state that its figures are of.
 *
 * @param truth the figures
 * @param snapshot saved with etcdctl
 * @param copy of the db file as it stood
 */
public record IdleFiles(ServerTruth truth, Path snapshot, Path copy) {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * Takes both. Again and again, with a small change in between, until nothing moved and the server's in-use figure
     * is behind by the last transaction alone. After a busy time it is further behind: etcd ends its read transaction
     * in a goroutine, and when that loses the race against the commit, bbolt has to keep the pages freed before.
     */
    public static IdleFiles take(EtcdServer server, RandomHistory history, Etcdctl saver, Path directory)
            throws Exception {
        Gateway gateway = new Gateway(server);
        if (server.version().hasStorageVersion()) {
            // Written some seconds after the first start; until then the server tells the version that it came from.
            Poll.until(LIMIT, () -> "no storage version of its own", () -> gateway.status().path("storageVersion")
                    .asText().equals(server.version().minor() + ".0"));
        }
        AtomicReference<IdleFiles> taken = new AtomicReference<>();
        Poll.until(LIMIT, () -> "the server never came to rest", () -> {
            history.nudge();
            // Makes etcd commit what it holds.
            Path snapshot = saver.saveSnapshot(directory.resolve("snapshot.db"));
            long txid = Metas.txid(server.db());
            Path copy = Files.copy(server.db(), directory.resolve("copy.db"), StandardCopyOption.REPLACE_EXISTING);
            long inUse = gateway.status().path("dbSizeInUse").asLong();
            if (Metas.txid(server.db()) != txid || Metas.txid(snapshot) != txid || !compactionIsDone(copy)
                    || inUse != BoltTruth.reportedInUseBytes(copy, directory.resolve("earlier.db"))) {
                return false;
            }
            taken.set(new IdleFiles(ServerTruth.of(server), snapshot, copy));
            return Metas.txid(server.db()) == txid;
        });
        return Objects.requireNonNull(taken.get());
    }

    private static boolean compactionIsDone(Path copy) throws IOException, InterruptedException {
        List<String> keys = Bbolt.run("keys", copy.toString(), "meta").lines().toList();
        return !keys.contains("scheduledCompactRev") || (keys.contains("finishedCompactRev")
                && revision(copy, "scheduledCompactRev").equals(revision(copy, "finishedCompactRev")));
    }

    private static String revision(Path copy, String name) throws IOException, InterruptedException {
        return Bbolt.run("get", copy.toString(), "meta", name, "--format", "hex");
    }
}
