package dev.etcdray.bolt;

import dev.etcdray.bolt.BoltBytes.Entry;
import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.FaultSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.etcdray.bolt.BoltBytes.bucket;
import static dev.etcdray.bolt.BoltBytes.inlineBucket;
import static dev.etcdray.bolt.BoltBytes.longs;
import static dev.etcdray.bolt.BoltBytes.put;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InlineBucketTest {

    private static void refused(BoltBytes bytes, String message) {
        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> Reading.strict(bytes))
                .withMessage("hand.db: page " + message);
    }

    @Test
    void entriesStandInTheParentsLeaf() throws IOException {
        BoltBytes bytes = BoltBytes.rootAt2(3).leaf(2, inlineBucket("in", 42, put("a", "1"), put("b", "2")),
                inlineBucket("none", 0), put("plain", "3"));

        assertThat(Reading.strict(bytes).entries()).containsExactly("in/", "none/", "plain=3", "in/a=1", "in/b=2");
    }

    @Test
    void treeOfAnInlineBucketHasOneLeafThatCanBeReadAtAnyTime() throws IOException {
        BoltBytes bytes = BoltBytes.rootAt2(4).leaf(2, inlineBucket("in", 42, put("a", "1")), bucket("other", 3))
                .leaf(3, put("k", "v"));
        BoltDatabase database = BoltDatabase.open(bytes.source(), FaultSink.strict());
        PageMap map = database.newPageMap();
        try (PageReader reader = database.newReader()) {
            Tree root = database.rootTree(reader, map);
            LeafCursor buckets = new LeafCursor(root, reader);
            assertThat(buckets.next()).isTrue();
            Bucket in = requireNonNull(buckets.bucket());
            assertThat(in.isInline()).isTrue();
            assertThat(in.sequence()).isEqualTo(42);
            assertThat(in.path()).isEqualTo("in");
            assertThat(buckets.next()).isTrue();
            Tree inline = root.child(in, reader, map);
            Tree other = root.child(requireNonNull(buckets.bucket()), reader, map);
            // Another page goes through the reader in between.
            assertThat(requireNonNull(other.readLeaf(reader, 0)).id()).isEqualTo(3);

            LeafCursor entries = new LeafCursor(inline, reader);
            assertThat(entries.next()).isTrue();
            assertThat(Reading.text(entries.key())).isEqualTo("a");
            assertThat(entries.page().isInline()).isTrue();
            assertThat(entries.page().id()).isEqualTo(2);
            assertThat(entries.next()).isFalse();
            assertThat(entries.previous()).isTrue();
            assertThat(Reading.text(entries.value())).isEqualTo("1");
        }
    }

    /** bbolt does not inline a bucket that holds buckets, but the format can say it. */
    @Test
    void inlineBucketsNestToAnyDepth() throws IOException {
        Entry deepest = put("key", "value");
        for (int depth = 0; depth < 50; depth++) {
            deepest = inlineBucket("b", depth, deepest);
        }
        Reading.Found found = Reading.strict(BoltBytes.rootAt2(3).leaf(2, deepest));

        assertThat(found.entries()).hasSize(51).last().isEqualTo("b/".repeat(50) + "key=value");
    }

    @Test
    void bucketWithPagesInsideAnInlineOne() throws IOException {
        BoltBytes bytes = BoltBytes.rootAt2(4).leaf(2, inlineBucket("in", 0, bucket("out", 3))).leaf(3, put("k", "v"));

        assertThat(Reading.strict(bytes).entries()).containsExactly("in/", "in/out/", "in/out/k=v");
        assertThat(Reading.strict(bytes).map().ownerName(3)).isEqualTo("bucket in/out");
    }

    @Test
    void innerPageMustBeALeafThatFits() {
        // 8192 + 16 + 16 + 2 (name) = 8226: the bucket header; 8242: the inner page; its flags at +8, count at +10.
        BoltBytes bytes = BoltBytes.rootAt2(3).leaf(2, inlineBucket("in", 0, put("a", "1")));
        refused(bytes.u16(8242 + 8, 1),
                "2, offset 8250: inline page flags of bucket in: expected leaf (flags 0x02), found 0x01");
        refused(bytes.u16(8242 + 8, 2).u16(8242 + 10, 2),
                "2, offset 8252: element count of bucket in: expected at most 1, found 2");
        refused(bytes.u16(8242 + 10, 1).u32(8242 + 16 + 12, 2),
                "2, offset 8262: leaf element 0: expected key and value "
                        + "between the 1 elements and the end of the page at 34, found 3 bytes at position 16");
        refused(BoltBytes.rootAt2(3).leaf(2, new Entry(1, BoltBytes.text("in"), longs(0, 0, 0))),
                "2, offset 8242: inline page of bucket in: expected 16 bytes at least and at most 4046, found 8 bytes");
    }

    /** A running etcd rewrites the parent's leaf after the bucket was found in it. */
    @Test
    void bucketThatIsGoneIsAFault() throws IOException {
        byte[] file = BoltBytes.rootAt2(5).leafRun(2, 1, put("a", "x".repeat(5000)), inlineBucket("in", 0)).toBytes();
        BoltDatabase database = BoltDatabase.open(new BytesSource("hand.db", file), FaultSink.strict());
        PageMap map = database.newPageMap();
        try (PageReader reader = database.newReader(); PageReader later = database.newReader()) {
            Tree root = database.rootTree(reader, map);
            LeafCursor buckets = new LeafCursor(root, reader);
            assertThat(buckets.seek(BoltBytes.text("in"))).isTrue();
            Tree inline = root.child(requireNonNull(buckets.bucket()), reader, map);
            byte[] rewritten = BoltBytes.rootAt2(5).leaf(2, put("a", "x")).toBytes();
            System.arraycopy(rewritten, 0, file, 0, file.length);

            // The inner page stood at 8192 + 16 + 2 x 16 + 1 + 5000 + 2 + 16, which is 971 bytes behind page 2's end.
            assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> inline.readLeaf(later, 0))
                    .withMessage("hand.db: page 2, offset 13259: inline page of bucket in: expected 16 bytes at least "
                            + "and at most 0, found 16 bytes");
        }
    }

    /** Each level has two elements that share one value: 2^60 inline buckets in one page, if nobody looked. */
    @Test
    void sharedValuesAreNotWalkedTwice() throws IOException {
        byte[] value = value(List.of());
        for (int level = 0; level < 60; level++) {
            value = value(List.of(value));
        }
        byte[] page = twoElementsOnOneValue(2, value);
        BoltBytes bytes = new BoltBytes(65536, 3).meta(0, 2, 2, BoltBytes.NO_FREELIST, 3).bytes(2 * 65536, page);

        refused(bytes, "2, offset 131108: leaf element 1: expected a bucket behind the bucket before it, which ends at "
                + page.length + ", found one at 48");
        Reading.Found found = Reading.collecting(bytes);
        assertThat(found.faults()).hasSize(61);
        assertThat(found.entries()).hasSize(2 * 61);
    }

    /** A bucket header and an inline page: empty, or with two elements that share the one given value. */
    private static byte[] value(List<byte[]> shared) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(longs(0, 0));
        value.writeBytes(shared.isEmpty()
                ? BoltBytes.leafPage(0, 0, List.of())
                : twoElementsOnOneValue(0, shared.getFirst()));
        return value.toByteArray();
    }

    private static byte[] twoElementsOnOneValue(long id, byte[] value) {
        byte[] page = BoltBytes.leafPage(id, 0, List.of(new Entry(1, new byte[]{'b'}, value), put("", "")));
        // The second element is the first again; its pos counts from 16 bytes further on.
        System.arraycopy(page, 16, page, 32, 16);
        page[36] = 16;
        return page;
    }
}
