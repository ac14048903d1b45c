package dev.etcdray.bolt;

import dev.etcdray.bolt.BoltBytes.Child;
import dev.etcdray.bolt.BoltBytes.Entry;
import dev.etcdray.bolt.check.CorruptDatabaseException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.etcdray.bolt.BoltBytes.BRANCH;
import static dev.etcdray.bolt.BoltBytes.LEAF;
import static dev.etcdray.bolt.BoltBytes.bucket;
import static dev.etcdray.bolt.BoltBytes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Each damage to one tree: the whole sentence when strict, and what is still read when faults are collected. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TreeFaultTest {

    /** A branch in page 2 over leaves in pages 3 and 4; pages 5 to 9 are free for the test's purpose. */
    private static BoltBytes tree() {
        return BoltBytes.rootAt2(10).branch(2, new Child("a", 3), new Child("m", 4)).leaf(3, put("a", "1")).leaf(4,
                put("m", "2"));
    }

    private static void fault(BoltBytes bytes, String message, String... rest) throws IOException {
        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> Reading.strict(bytes))
                .withMessage("hand.db: page " + message);
        Reading.Found found = Reading.collecting(bytes);
        assertThat(found.messages()).containsExactly("hand.db: page " + message);
        assertThat(found.entries()).containsExactly(rest);
    }

    @Test
    void soundTreeHasNoFault() throws IOException {
        assertThat(Reading.strict(tree()).entries()).containsExactly("a=1", "m=2");
        assertThat(Reading.strict(tree()).map().ownerName(4)).isEqualTo("bucket (root bucket)");
    }

    @Test
    void pageReachedTwice() throws IOException {
        fault(tree().branch(2, new Child("a", 3), new Child("m", 3)), "3, offset 12288: owner: expected one, bucket "
                + "(root bucket), found a second, bucket (root bucket)", "a=1");
    }

    @Test
    void pageOfTwoBuckets() throws IOException {
        BoltBytes bytes = BoltBytes.rootAt2(4).leaf(2, bucket("one", 3), bucket("two", 3)).leaf(3, put("k", "v"));
        fault(bytes, "3, offset 12288: owner: expected one, bucket one, found a second, bucket two", "one/", "two/",
                "one/k=v");
    }

    @Test
    void branchThatIsItsOwnChild() throws IOException {
        fault(tree().branch(2, new Child("a", 3), new Child("m", 2)), "2, offset 8192: owner: expected one, bucket "
                + "(root bucket), found a second, bucket (root bucket)", "a=1");
    }

    @Test
    void cycleOfBranches() throws IOException {
        BoltBytes bytes = BoltBytes.rootAt2(4).branch(2, new Child("a", 3)).branch(3, new Child("a", 2));
        fault(bytes, "2, offset 8192: owner: expected one, bucket (root bucket), found a second, bucket (root bucket)");
    }

    @Test
    void bucketThatHoldsItself() throws IOException {
        fault(BoltBytes.rootAt2(3).leaf(2, bucket("loop", 2)),
                "2, offset 8192: owner: expected one, bucket (root bucket), found a second, bucket loop", "loop/");
    }

    @Test
    void childOutOfRange() throws IOException {
        // 2 x 4096 + 16 (page header) + 16 (first element) + 8 (pos, ksize) = 8232.
        fault(tree().branch(2, new Child("a", 3), new Child("m", 10)), "2, offset 8232: child page id of branch "
                + "element 1: expected 2 to 9 (below the high-water mark), found 10", "a=1");
        fault(tree().branch(2, new Child("a", 3), new Child("m", 1)), "2, offset 8232: child page id of branch "
                + "element 1: expected 2 to 9 (below the high-water mark), found 1", "a=1");
        fault(tree().branch(2, new Child("a", 3), new Child("m", -3)), "2, offset 8232: child page id of branch element"
                + " 1: expected 2 to 9 (below the high-water mark), found 18446744073709551613", "a=1");
    }

    @Test
    void rootOfBucketOutOfRange() throws IOException {
        // 2 x 4096 + 16 + 16 + 1 (name) = 8225.
        fault(BoltBytes.rootAt2(3).leaf(2, bucket("b", 1L << 62)), "2, offset 8225: root page id of bucket b: expected "
                + "0 (inline) or 2 to 2 (below the high-water mark), found 4611686018427387904", "b/");
    }

    @Test
    void idInThePageHeader() throws IOException {
        fault(tree().u64(4 * 4096, 3), "4, offset 16384: id in the page header: expected 4, found 3", "a=1");
    }

    @Test
    void pageFlags() throws IOException {
        fault(tree().u16(4 * 4096 + 8, 3), "4, offset 16392: page flags: expected branch, leaf or freelist, found 0x03",
                "a=1");
        fault(tree().u16(3 * 4096 + 8, 4), "3, offset 12296: page flags: expected branch, leaf or freelist, found 0x04",
                "m=2");
    }

    @Test
    void leavesStandAtOneDepth() throws IOException {
        fault(tree().branch(4, new Child("m", 5)).leaf(5, put("m", "2")), "4, offset 16384: page type: expected leaf "
                + "(flags 0x02), as its place in the tree of bucket (root bucket) says, found branch (flags 0x01)",
                "a=1");
        fault(tree().branch(3, new Child("a", 5)).leaf(5, put("a", "1")), "4, offset 16384: page type: expected branch "
                + "(flags 0x01), as its place in the tree of bucket (root bucket) says, found leaf (flags 0x02)",
                "a=1");
    }

    @Test
    void branchWithoutChildren() throws IOException {
        fault(tree().header(2, BRANCH, 0, 0), "2, offset 8202: element count: expected 1 to 255, found 0");
    }

    @Test
    void countTooLarge() throws IOException {
        // (4096 - 16) / 16 = 255 elements at most.
        fault(tree().header(4, LEAF, 256, 0), "4, offset 16394: element count: expected at most 255, found 256", "a=1");
        fault(tree().header(2, BRANCH, 65535, 0), "2, offset 8202: element count: expected 1 to 255, found 65535");
    }

    @Test
    void elementBeyondItsPage() throws IOException {
        BoltBytes bytes = tree().leaf(4, put("m", "2"), put("n", "3"));
        String expected = ": expected key and value between the 2 elements and the end of the page at 4096, found ";
        // Element 1: 4 x 4096 + 16 + 16; its pos at +4, ksize at +8, vsize at +12.
        fault(bytes.u32(16416 + 12, 4096), "4, offset 16420: leaf element 1" + expected + "4097 bytes at position 18",
                "a=1", "m=2");
        fault(bytes.u32(16416 + 12, 0xffff_ffffL).u32(16416 + 8, 0xffff_ffffL),
                "4, offset 16420: leaf element 1" + expected + "8589934590 bytes at position 18", "a=1", "m=2");
        fault(bytes.u32(16416 + 12, 1).u32(16416 + 8, 1).u32(16416 + 4, 0xffff_fff0L),
                "4, offset 16420: leaf element 1" + expected + "2 bytes at position 4294967280", "a=1", "m=2");
        fault(bytes.u32(16416 + 4, 15), "4, offset 16420: leaf element 1" + expected + "2 bytes at position 15", "a=1",
                "m=2");
    }

    @Test
    void branchElementBeyondItsPage() throws IOException {
        // Element 1 of page 2: 8192 + 16 + 16; its pos comes first.
        fault(tree().u32(8224 + 4, 4096), "2, offset 8224: branch element 1: expected key and value between the 2 "
                + "elements and the end of the page at 4096, found 4096 bytes at position 17", "a=1");
    }

    @Test
    void elementFlags() throws IOException {
        fault(tree().leaf(4, put("m", "2"), new Entry(2, new byte[]{'n'}, new byte[0])),
                "4, offset 16416: flags of leaf element 1: expected 0 or 1, found 2", "a=1", "m=2");
    }

    @Test
    void bucketValueTooShort() throws IOException {
        fault(tree().leaf(4, new Entry(1, new byte[]{'m'}, new byte[15])),
                "4, offset 16417: bucket header of leaf element 0: expected 16 bytes at least, found 15 bytes", "a=1",
                "m/");
    }
}
