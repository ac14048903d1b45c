package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.etcd.LiveKey;
import dev.etcdray.etcd.Progress;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.RandomHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What real servers of four versions answer to paged ranges at one revision gives the report that a snapshot of the same
 * revision gives, which etcdctl saved; in all that live keys can tell.
 */
@Tag("servers")
@Execution(ExecutionMode.CONCURRENT)
class RealRangeTest {
    private static final int PAGE = 97;
    private static final byte[] ODD = {'/', 'o', 'd', 'd', '/', (byte) 0xff, (byte) 0xfe, 0, (byte) 0x80};

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void theRangeSaysWhatTheSnapshotSays(EtcdVersion version) throws Exception {
        try (EtcdServer server = EtcdServer.start(version, directory.resolve("etcd"))) {
            new RandomHistory(700 + version.ordinal(), server).run(400);
            Gateway gateway = new Gateway(server);
            long revision = putMore(gateway);
            Path snapshot = Etcdctl.newest(server).saveSnapshot(directory.resolve("snapshot.db"));
            List<LiveKey> keys = range(gateway, revision);

            assertHasWhatItIsFor(keys);
            assertSame(keys, revision, snapshot);
            // Pinned, the range stays what it was while the cluster goes on.
            RandomHistory.uncompacted(version.ordinal(), server).run(100);
            assertSame(range(gateway, revision), revision, snapshot);
        }
    }

    private static void assertSame(List<LiveKey> keys, long revision, Path snapshot) throws IOException {
        AnalyzeOptions all = Ranges.options(100, List.of(), true);
        AnalyzeReport file = FileAnalyzer.analyze(snapshot, all, Progress.NONE).report();
        AnalyzeReport range = Ranges.analyze(keys, revision, Ranges.UNKNOWN, all).report();
        assertThat(Objects.requireNonNull(file.states().superseded()).revisions()).isPositive();
        Ranges.assertSame(range, file);
        Answer.of(range);
        for (List<Dimension> by : List.of(List.of(Dimension.KIND, Dimension.RESOURCE, Dimension.STATE),
                List.of(Dimension.LEASE, Dimension.PREFIX, Dimension.STATE),
                List.of(Dimension.KEY, Dimension.STATE))) {
            AnalyzeOptions options = Ranges.options(0, by, false);
            assertThat(Ranges.liveRows(Ranges.analyze(keys, revision, Ranges.UNKNOWN, options).report())).as("%s", by)
                    .isEqualTo(Ranges.liveRows(FileAnalyzer.analyze(snapshot, options, Progress.NONE).report()));
        }
    }

    /** Or it would hold of nothing. */
    private static void assertHasWhatItIsFor(List<LiveKey> keys) {
        assertThat(keys).hasSizeGreaterThan(3 * PAGE).anyMatch(key -> key.lease() != 0)
                .anyMatch(key -> key.version() > 1).anyMatch(key -> Arrays.equals(key.key(), ODD))
                .anyMatch(key -> key.value().length == 0).anyMatch(key -> key.value().length == 1 << 20);
    }

    /** Objects of a real cluster in every encoding, each under a lease now and then, and three odd keys. */
    private static long putMore(Gateway gateway) throws IOException, InterruptedException {
        long lease = gateway.call("lease/grant", JsonNodeFactory.instance.objectNode().put("TTL", "3600")
                .put("ID", "0")).path("ID").asLong();
        List<LiveKey> objects = new ArrayList<>();
        for (String sample : List.of("k8s-small", "k8s-encrypted")) {
            objects.addAll(Ranges.live(Samples.db(sample)));
        }
        for (int i = 0; i < objects.size(); i++) {
            gateway.call("kv/put", Gateway.put(objects.get(i).key(), objects.get(i).value(), i % 5 == 0 ? lease : 0));
        }
        byte[] large = new byte[1 << 20];
        new Random(1).nextBytes(large);
        gateway.call("kv/put", Gateway.put(ODD, "odd".getBytes(StandardCharsets.UTF_8), lease));
        gateway.call("kv/put", Gateway.put("/odd/empty".getBytes(StandardCharsets.UTF_8), new byte[0], 0));
        return Gateway.revision(gateway.call("kv/put",
                Gateway.put("/odd/large".getBytes(StandardCharsets.UTF_8), large, 0)));
    }

    /** All live keys at a revision, page by page. */
    private static List<LiveKey> range(Gateway gateway, long revision) throws IOException, InterruptedException {
        List<LiveKey> keys = new ArrayList<>();
        byte[] from = {0};
        while (true) {
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("key", base64(from))
                    .put("range_end", base64(new byte[]{0})).put("limit", Integer.toString(PAGE))
                    .put("revision", Long.toString(revision));
            JsonNode answer = gateway.call("kv/range", request);
            answer.path("kvs").forEach(kv -> keys.add(new LiveKey(bytes(kv.path("key")),
                    kv.path("create_revision").asLong(), kv.path("mod_revision").asLong(),
                    kv.path("version").asLong(), bytes(kv.path("value")), kv.path("lease").asLong())));
            if (!answer.path("more").asBoolean()) {
                return keys;
            }
            byte[] last = keys.getLast().key();
            from = Arrays.copyOf(last, last.length + 1);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(JsonNode field) {
        return Base64.getDecoder().decode(field.asText());
    }
}
