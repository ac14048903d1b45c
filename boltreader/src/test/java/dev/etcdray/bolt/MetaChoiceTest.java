package dev.etcdray.bolt;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.etcdray.bolt.BoltBytes.NO_FREELIST;
import static dev.etcdray.bolt.BoltBytes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MetaChoiceTest {

    /** Page 2 and page 3 hold one entry each, so that what is read tells which meta's root was taken. */
    private static BoltBytes twoRoots(int pageSize, long txid0, long txid1) {
        return new BoltBytes(pageSize, 4).meta(0, txid0, 2, NO_FREELIST, 4).meta(1, txid1, 3, NO_FREELIST, 4)
                .leaf(2, put("of", "meta 0")).leaf(3, put("of", "meta 1"));
    }

    private static BoltDatabase open(BoltBytes bytes) throws IOException {
        return BoltDatabase.open(bytes.source(), FaultSink.strict());
    }

    @Test
    void higherTxidServesWhicheverPageItIsIn() throws IOException {
        assertThat(Reading.strict(twoRoots(4096, 8, 7)).entries()).containsExactly("of=meta 0");
        assertThat(Reading.strict(twoRoots(4096, 8, 9)).entries()).containsExactly("of=meta 1");
        assertThat(open(twoRoots(4096, 8, 9)).brokenMetas()).isEmpty();
    }

    @Test
    void eitherMetaMayBeBroken() throws IOException {
        BoltBytes newerBroken = twoRoots(4096, 8, 9).u64(4096 + 40, 99);
        assertThat(Reading.strict(newerBroken).entries()).containsExactly("of=meta 0");
        assertThat(open(newerBroken).meta()).isEqualTo(new Meta(0, 4096, 2, 0, -1, 4, 8));
        assertThat(open(newerBroken).brokenMetas()).singleElement().extracting(Fault::message).asString()
                .startsWith("hand.db: page 1, offset 4168: meta checksum (FNV-1a): expected 0x");

        BoltBytes olderBroken = twoRoots(4096, 8, 9).u32(20, 3);
        assertThat(Reading.strict(olderBroken).entries()).containsExactly("of=meta 1");
        assertThat(open(olderBroken).brokenMetas()).extracting(Fault::message)
                .containsExactly("hand.db: page 0, offset 20: meta version: expected 2, found 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 4096, 8192, 16384, 32768, 65536})
    void secondMetaIsFoundAtEveryPageSizeWithoutTheFirst(int pageSize) throws IOException {
        assertThat(Reading.strict(twoRoots(pageSize, 8, 9)).entries()).containsExactly("of=meta 1");

        BoltBytes firstGone = twoRoots(pageSize, 10, 9).bytes(0, new byte[80]);
        assertThat(Reading.strict(firstGone).entries()).containsExactly("of=meta 1");
        assertThat(open(firstGone).meta().pageSizeBytes()).isEqualTo(pageSize);
        assertThat(open(firstGone).brokenMetas()).extracting(Fault::message)
                .containsExactly("hand.db: page 0, offset 16: meta magic: expected 0xed0cdaed, found 0x00000000");
    }

    /** A copy of another database inside a value, aligned by chance, must not pass for this file's second meta. */
    @Test
    void secondMetaMustStandWhereItsPageSizeSays() throws IOException {
        BoltBytes bytes = twoRoots(4096, 8, 7).metaAt(4096, 1, 8192, 9, 3, NO_FREELIST, 2);

        assertThat(Reading.strict(bytes).entries()).containsExactly("of=meta 0");
        assertThat(open(bytes).brokenMetas()).extracting(Fault::message).containsExactly("hand.db: page 1, "
                + "offset 4120: meta page size: expected 4096, where this second meta stands, found 8192");
    }

    @Test
    void bothMetasBrokenIsAFaultWhateverTheSink() {
        BoltBytes bytes = twoRoots(4096, 8, 9).u32(20, 3).u32(4096 + 20, 1);

        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> Reading.collecting(bytes))
                .withMessage("hand.db: page 0, offset 20: both meta pages broken; meta version: expected 2, found 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 512, 3000, 131072, -4096})
    void pageSizeOutOfRangeIsRefusedThoughTheChecksumIsRight(int pageSize) {
        BoltBytes bytes = new BoltBytes(4096, 3).metaAt(0, 0, pageSize, 2, 2, NO_FREELIST, 3);

        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> Reading.strict(bytes))
                .withMessage("hand.db: page 0, offset 24: both meta pages broken; meta page size: expected a power of "
                        + "two from 1024 to 65536, found " + Integer.toUnsignedString(pageSize));
    }

    @Test
    void idsOfTheMetaMustLieBelowTheHighWaterMark() throws IOException {
        BoltBytes bytes = new BoltBytes(4096, 3).meta(0, 2, 3, 1, 3);
        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> Reading.strict(bytes))
                .withMessage("hand.db: page 0, offset 32: root bucket's page id: expected 2 to 2 (below the high-water "
                        + "mark), found 3");

        assertThat(Reading.collecting(bytes).messages()).containsExactly(
                "hand.db: page 0, offset 32: root bucket's page id: expected 2 to 2 (below the high-water mark), "
                        + "found 3",
                "hand.db: page 0, offset 48: freelist page id: expected 2 to 2 (below the high-water mark), found 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void highWaterMarkBelowTheMetasIsRefused(long highWater) {
        BoltBytes bytes = new BoltBytes(4096, 3).meta(0, 2, 2, NO_FREELIST, highWater);

        assertThatExceptionOfType(CorruptDatabaseException.class).isThrownBy(() -> Reading.collecting(bytes))
                .withMessage("hand.db: page 0, offset 56: high-water mark: expected 2 pages at least, found "
                        + highWater + " pages");
    }

    @Test
    void currentTxidIsReadAgain() throws IOException {
        byte[] bytes = twoRoots(4096, 8, 7).toBytes();
        BoltDatabase database = BoltDatabase.open(new BytesSource("hand.db", bytes), FaultSink.strict());
        // The array is the source's own: a commit behind the reader's back.
        byte[] later = twoRoots(4096, 8, 9).toBytes();
        System.arraycopy(later, 0, bytes, 0, bytes.length);

        assertThat(database.meta().txid()).isEqualTo(8);
        assertThat(database.currentTxid()).isEqualTo(9);
    }
}
