package dev.etcdray.reclaim;

import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Gateway;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Fills a new etcd with puts and deletes by a seed and saves a snapshot of it. */
final class Filler {
    private static final int PUTS_PER_TRANSACTION = 40;
    private static final int BYTES_PER_TRANSACTION = 800_000;

    private final Random random;
    private final int keys;
    private final int minValueBytes;
    private final int maxValueBytes;

    /** Sizes of values are spread evenly over their logarithms. */
    Filler(long seed, int keys, int minValueBytes, int maxValueBytes) {
        this.random = new Random(seed);
        this.keys = keys;
        this.minValueBytes = minValueBytes;
        this.maxValueBytes = maxValueBytes;
    }

    Path snapshot(EtcdVersion version, int changes, Path directory) throws Exception {
        try (EtcdServer server = EtcdServer.start(version, directory.resolve("filled"))) {
            Gateway gateway = new Gateway(server);
            for (int done = 0; done < changes;) {
                Gateway.Txn transaction = new Gateway.Txn();
                Set<String> used = new HashSet<>();
                int bytes = 0;
                while (used.size() < PUTS_PER_TRANSACTION && bytes < BYTES_PER_TRANSACTION) {
                    String key = "/filled/" + random.nextInt(keys);
                    if (!used.add(key)) {
                        break;
                    }
                    byte[] value = new byte[valueBytes()];
                    bytes += value.length;
                    done++;
                    add(transaction, key.getBytes(StandardCharsets.UTF_8), value);
                }
                gateway.call("kv/txn", transaction.body());
            }
            return Etcdctl.newest(server).saveSnapshot(directory.resolve("filled.db"));
        }
    }

    private void add(Gateway.Txn transaction, byte[] key, byte[] value) {
        if (random.nextInt(12) == 0) {
            transaction.delete(Gateway.delete(key));
        } else {
            transaction.put(Gateway.put(key, value, 0));
        }
    }

    private int valueBytes() {
        double factor = Math.pow((double) maxValueBytes / minValueBytes, random.nextDouble());
        return (int) (minValueBytes * factor);
    }
}
