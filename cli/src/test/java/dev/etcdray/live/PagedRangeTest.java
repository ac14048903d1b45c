package dev.etcdray.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.etcdray.etcd.Progress;
import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Gateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A paged range gives what one range of everything gives at its revision, whatever goes on meanwhile. */
@Tag("servers")
class PagedRangeTest {
    private static final int KEYS = 5000;
    private static final int TXN = 100;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void allIsReadAtOneRevisionWhileAWriterGoesOn(EtcdVersion version) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).start(directory)) {
            EtcdServer member = etcd.members().getFirst();
            Gateway gateway = new Gateway(member);
            fill(gateway);
            AtomicBoolean done = new AtomicBoolean();
            Thread writer = writing(gateway, done);
            Stored.Read read;
            try {
                read = Stored.by(Connection.to(etcd.endpoints()), KeyRange.ALL);
            } finally {
                done.set(true);
                writer.join();
            }
            assertThat(gateway.status().path("header").path("revision").asLong()).isGreaterThan(read.revision());
            assertThat(read.keys()).isEqualTo(
                    Stored.by(etcd.etcdctl(), "", "--prefix", "--rev", Long.toString(read.revision())));
            assertThat(read.keys()).hasSizeGreaterThan(KEYS);
            assertThat(read.ranges()).containsExactly(KeyRange.ALL);
            // The last prefix that there is has no end.
            assertThat(Stored.by(Connection.to(etcd.endpoints()), KeyRange.ofPrefix(new byte[]{(byte) 0xff})).keys())
                    .isEqualTo(Stored.by(etcd.etcdctl(), "", "--prefix").stream()
                            .filter(stored -> Base64.getDecoder().decode(stored.key())[0] == (byte) 0xff).toList())
                    .hasSize(1);
        }
    }

    /** Small keys, keys of all bytes, nothing and a MiB for a value, history, deletions, a lease. */
    private static void fill(Gateway gateway) throws Exception {
        Random random = new Random(7);
        long lease = gateway.call("lease/grant", JsonNodeFactory.instance.objectNode().put("TTL", 3600)).path("ID")
                .asLong();
        for (int i = 0; i < KEYS; i += TXN) {
            Gateway.Txn txn = new Gateway.Txn();
            for (int j = i; j < i + TXN; j++) {
                byte[] value = new byte[random.nextInt(200)];
                random.nextBytes(value);
                txn.put(Gateway.put(("/registry/pods/pod-" + j).getBytes(StandardCharsets.UTF_8), value,
                        j % 10 == 0 ? lease : 0));
            }
            gateway.call("kv/txn", txn.body());
        }
        for (int i = 0; i < 256; i++) {
            byte[] key = {(byte) i, (byte) (255 - i), 0, (byte) 0xff};
            gateway.call("kv/put", Gateway.put(key, new byte[i % 3], i % 2 == 0 ? lease : 0));
        }
        byte[] large = new byte[1 << 20];
        for (int i = 0; i < 12; i++) {
            random.nextBytes(large);
            gateway.call("kv/put", Gateway.put(("/large/" + i).getBytes(StandardCharsets.UTF_8), large, 0));
        }
        for (int i = 0; i < 50; i++) {
            gateway.call("kv/deleterange",
                    Gateway.delete(("/registry/pods/pod-" + i).getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Puts, deletes and makes keys, all over. */
    private static Thread writing(Gateway gateway, AtomicBoolean done) {
        Random random = new Random(8);
        return Thread.ofPlatform().start(() -> {
            try {
                while (!done.get()) {
                    byte[] key = ("/registry/pods/pod-" + random.nextInt(KEYS * 2)).getBytes(StandardCharsets.UTF_8);
                    if (random.nextInt(3) == 0) {
                        gateway.call("kv/deleterange", Gateway.delete(key));
                    } else {
                        gateway.call("kv/put", Gateway.put(key, new byte[10], 0));
                    }
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void anEmptyKeySpaceIsRead() throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_7).start(directory)) {
            Stored.Read read = Stored.by(Connection.to(etcd.endpoints()), KeyRange.ALL);
            assertThat(read.keys()).isEmpty();
            assertThat(read.revision()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"V3_4", "V3_7"})
    void aRevisionThatIsCompactedMeanwhileEndsIt(EtcdVersion version) throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(version).start(directory)) {
            Gateway gateway = new Gateway(etcd.members().getFirst());
            fill(gateway);
            JsonNode last = gateway.call("kv/put", Gateway.put(new byte[]{'a'}, new byte[0], 0));
            long pinned = Gateway.revision(last);
            List<byte[]> read = new ArrayList<>();
            assertThatThrownBy(() -> read(etcd, 0, keyValue -> {
                read.add(keyValue);
                if (read.size() == 1000) {
                    compact(gateway);
                }
            })).isInstanceOfSatisfying(LiveException.class,
                    e -> assertThat(e.kind()).isEqualTo(LiveException.Kind.COMPACTED))
                    .hasMessageMatching(
                            "http://127\\.0\\.0\\.1:\\d+: the revision that was being read has been compacted"
                                    + " meanwhile \\(" + pinned + ", after \\d+ of " + (KEYS + 256 + 12 + 1 - 50)
                                    + " keys\\); read faster with --rate, or less with --prefix, or a snapshot");
            assertThat(read).hasSizeBetween(1000, 3000);
        }
    }

    private static void compact(Gateway gateway) {
        try {
            long newer = Gateway.revision(gateway.call("kv/put", Gateway.put(new byte[]{'a'}, new byte[0], 0)));
            gateway.call("kv/compaction", Gateway.compaction(newer, true));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aMemberThatEndsMeanwhileEndsIt() throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_7).start(directory)) {
            EtcdServer member = etcd.members().getFirst();
            fill(new Gateway(member));
            List<byte[]> read = new ArrayList<>();
            assertThatThrownBy(() -> read(etcd, 0, keyValue -> {
                read.add(keyValue);
                if (read.size() == 1000) {
                    member.kill();
                }
            })).isInstanceOfSatisfying(LiveException.class,
                    e -> assertThat(e.kind()).isEqualTo(LiveException.Kind.UNREACHABLE))
                    .extracting(Throwable::getMessage).isIn(
                            etcd.endpoints() + ": the connection broke; the member has ended, or something between"
                                    + " cut it",
                            etcd.endpoints() + ": nobody listens there (connection refused); is the port right and etcd"
                                    + " running?");
        }
    }

    /** What the reader writes to may fail. */
    @Test
    void aSinkThatFailsEndsIt() throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_7).start(directory)) {
            fill(new Gateway(etcd.members().getFirst()));
            assertThatThrownBy(() -> read(etcd, 0, keyValue -> {
                throw new IOException("no space");
            })).isExactlyInstanceOf(IOException.class).hasMessage("no space");
        }
    }

    @Test
    void answersThatAreTooLongAreAskedForInParts() throws Exception {
        try (EtcdCluster etcd = EtcdCluster.of(EtcdVersion.V3_7).start(directory)) {
            fill(new Gateway(etcd.members().getFirst()));
            List<Stored> expected = Stored.by(etcd.etcdctl(), "", "--prefix");
            // A key of a MiB fits, two do not.
            assertThat(Stored.by(Connection.to(etcd.endpoints()).taking(1_100_000), KeyRange.ALL).keys())
                    .isEqualTo(expected);
            assertThatThrownBy(() -> Stored.by(Connection.to(etcd.endpoints()).taking(1 << 20), KeyRange.ALL))
                    .isInstanceOfSatisfying(LiveException.class,
                            e -> assertThat(e.kind()).isEqualTo(LiveException.Kind.BROKEN_ANSWER))
                    .hasMessage(etcd.endpoints() + ": the answer to a range of keys is longer than --max-recv-bytes"
                            + " allows");
        }
    }

    private static PagedRange.Result read(EtcdCluster etcd, long bytesPerSecond, PagedRange.Sink sink)
            throws Exception {
        try (Cluster cluster = Connection.to(etcd.endpoints()).open()) {
            return PagedRange.read(cluster, MemberChoice.best(cluster.look()), KeyRange.ALL, bytesPerSecond, sink,
                    Progress.NONE);
        }
    }
}
