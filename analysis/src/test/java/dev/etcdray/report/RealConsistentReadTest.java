package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.etcd.ConsistentRead;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.Poll;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a fault is worth that was met in the db of a real, running etcd. */
@Tag("servers")
@Isolated("It races with a writer: others would slow down one of the two.")
class RealConsistentReadTest {
    @TempDir
    private Path directory;

    /** Such a fault came up when a page read a second time had fewer elements than the first time. */
    @Test
    void aFaultOfAnyKindMetWhileTheFileMovedOnIsForgotten() throws Exception {
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_6, directory.resolve("etcd"))) {
            Gateway gateway = new Gateway(server);
            List<Long> txids = new ArrayList<>();
            ConsistentRead.Result<String> result = ConsistentRead.of(server.db(), database -> {
                txids.add(database.meta().txid());
                if (txids.size() == 1) {
                    commit(gateway, database);
                    throw new IndexOutOfBoundsException("met in a page that was written over");
                }
                return "right";
            });
            assertThat(result.value()).isEqualTo("right");
            assertThat(result.firstTxid()).isEqualTo(txids.getFirst());
            assertThat(result.txid()).isEqualTo(txids.getLast()).isGreaterThan(txids.getFirst());
        }
    }

    @Test
    void aFaultMetInAFileThatStoodStillIsTold() throws Exception {
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_6, directory.resolve("etcd"))) {
            server.stop();
            assertThatThrownBy(() -> ConsistentRead.of(server.db(), database -> {
                throw new IllegalStateException("a fault of ours");
            })).isInstanceOf(IllegalStateException.class).hasMessage("a fault of ours");
        }
    }

    private static void commit(Gateway gateway, BoltDatabase database) {
        try {
            gateway.call("kv/put", Gateway.put(new byte[]{'k'}, new byte[]{'v'}, 0));
            Poll.until(Duration.ofSeconds(30), () -> "the put was never committed",
                    () -> database.currentTxid() > database.meta().txid());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
