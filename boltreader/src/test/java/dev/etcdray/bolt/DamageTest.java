package dev.etcdray.bolt;

import dev.etcdray.bolt.BoltBytes.Child;
import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultKind;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.etcdray.bolt.BoltBytes.bucket;
import static dev.etcdray.bolt.BoltBytes.inlineBucket;
import static dev.etcdray.bolt.BoltBytes.put;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of damaged files: each is read completely, or refused with a sentence that names file and page, after a
 * bounded amount of reading. Nothing else comes out. A failure names the seed; {@link Damage#of} repeats it.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DamageTest {
    private int complete;
    private int refused;

    /** Every kind of page in 16 of them: branches of two levels, an overflow run, nested and inline buckets, freelist. */
    private static byte[] everyKindOfPage() {
        return new BoltBytes(1024, 16).meta(0, 4, 2, 3, 16).meta(1, 5, 2, 3, 16)
                .leaf(2, bucket("big", 4), bucket("empty", 13), inlineBucket("in", 7, put("a", "1"),
                        inlineBucket("inner", 8, put("b", "2"), bucket("out", 14))),
                        put("plain", "value"))
                .freelist(3, 12, 15)
                .branch(4, new Child("a", 5), new Child("m", 6))
                .branch(5, new Child("a", 7), new Child("c", 8)).branch(6, new Child("m", 11))
                .leaf(7, put("a", "1"), put("b", "2")).leafRun(8, 2, put("c", "x".repeat(2500)))
                .leaf(11, put("m", "1"), put("n", "2"), inlineBucket("o", 3, put("k", "v")))
                .leaf(13).leaf(14, put("deep", "est")).toBytes();
    }

    @Test
    void fileWithEveryKindOfPage() throws IOException {
        readAll(everyKindOfPage(), 1024, -1);
        assertThat(complete).as("the sound file").isEqualTo(1);

        for (int seed = 0; seed < 20_000; seed++) {
            readAll(Damage.of(everyKindOfPage(), 1024, seed), 1024, seed);
        }
        // Otherwise the damage hits nothing, or everything.
        assertThat(complete).isGreaterThan(1000);
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void realEtcdFile() throws IOException {
        byte[] sample = Files.readAllBytes(Sample.K8S_SMALL);
        readAll(sample, 4096, -1);
        assertThat(complete).as("the sound file").isEqualTo(1);

        for (int seed = 0; seed < 500; seed++) {
            readAll(Damage.of(sample, 4096, seed), 4096, seed);
        }
        assertThat(complete).isGreaterThan(50);
        assertThat(refused).isGreaterThan(50);
    }

    /** Strict and collecting must agree on whether there is a fault. */
    private void readAll(byte[] file, int pageSize, int seed) throws IOException {
        String about = "seed " + seed + ", page size " + pageSize;
        Set<Fault> faults = new LinkedHashSet<>();
        Fault thrown = read(file, FaultSink.strict(), about);
        Fault thrownWhileCollecting = read(file, FaultSink.collecting(faults), about);
        if (thrownWhileCollecting != null) {
            faults.add(thrownWhileCollecting);
        }
        if (thrown == null) {
            complete++;
            assertThat(faults).as(about).isEmpty();
        } else {
            refused++;
            assertThat(faults).as(about).first().isEqualTo(thrown);
        }
        for (Fault fault : faults) {
            assertThat(fault.message()).as(about).startsWith("damaged.db: ");
            assertThat(fault.page() >= 0 || fault.kind() == FaultKind.NOT_BBOLT).as(about + fault).isTrue();
            assertThat(fault.offset()).as(about + fault).isBetween(0L, (long) Math.max(file.length, 65536 + 80));
        }
    }

    /** Walks everything, then goes through each tree in both directions and seeks; returns the fault that ended it. */
    private static @Nullable Fault read(byte[] file, FaultSink sink, String about)
            throws IOException {
        BytesSource source = new BytesSource("damaged.db", file);
        try {
            BoltDatabase database = BoltDatabase.open(source, sink);
            PageMap map = database.newPageMap();
            List<Tree> trees = new ArrayList<>();
            try (PageReader reader = database.newReader()) {
                Walk.below(database.rootTree(reader, map), reader, map, (tree, page) -> trees.add(tree));
                database.freelist(reader, map);
                assertThat(source.readBytes()).as(about).isLessThan(4L * file.length + (1 << 20));
                for (Tree tree : new LinkedHashSet<>(trees)) {
                    cursors(tree, reader);
                }
            }
        } catch (CorruptDatabaseException e) {
            return e.fault();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(about, e);
        }
        return null;
    }

    private static void cursors(Tree tree, PageReader reader) throws IOException {
        LeafCursor cursor = new LeafCursor(tree, reader);
        List<byte[]> forward = CursorModel.keys(cursor);
        for (int i = forward.size() - 1; i >= 0; i--) {
            assertThat(cursor.previous()).isTrue();
            assertThat(CursorModel.key(cursor)).isEqualTo(forward.get(i));
        }
        assertThat(cursor.previous()).isFalse();
        if (!forward.isEmpty()) {
            cursor.seek(forward.get(forward.size() / 2));
        }
    }
}
