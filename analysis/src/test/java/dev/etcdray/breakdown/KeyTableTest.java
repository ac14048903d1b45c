package dev.etcdray.breakdown;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyTableTest {
    /** More rows than three chunks of 65,536, and many times the first index. */
    private static final int MANY = 200_000;

    @Test
    void rowsStayFoundWhileItGrows() throws IOException {
        Random random = new Random(1);
        long[] high = random.longs(MANY).toArray();
        long[] low = random.longs(MANY).toArray();
        try (KeyTable table = new KeyTable(new OffHeapBudget(Long.MAX_VALUE))) {
            for (int i = 0; i < MANY; i++) {
                assertThat(table.find(high[i], low[i])).isEqualTo(-1 - i);
                table.start(i, i, -i, i % 2 == 0, i % 3 == 0, i & 255);
            }
            assertThat(table.rows()).isEqualTo(MANY);
            for (int i = 0; i < MANY; i++) {
                assertThat(table.find(high[i], low[i])).isEqualTo(i);
                assertThat(table.locator(i)).isEqualTo(i);
                assertThat(table.directory(i)).isEqualTo(-i);
                assertThat(table.isLive(i)).isEqualTo(i % 2 == 0);
                assertThat(table.isMatched(i)).isEqualTo(i % 3 == 0);
                assertThat(table.isMarked(i, 7)).isEqualTo((i & 128) != 0);
            }
        }
    }

    /** 64 bits that are equal are not enough to be the same key. */
    @Test
    void bothHalvesOfTheHashCount() throws IOException {
        try (KeyTable table = new KeyTable(new OffHeapBudget(Long.MAX_VALUE))) {
            assertThat(table.find(1, 7)).isEqualTo(-1);
            assertThat(table.find(2, 7)).isEqualTo(-2);
            assertThat(table.find(1, 8)).isEqualTo(-3);
            assertThat(table.find(2, 7)).isEqualTo(1);
        }
    }

    @Test
    void addsUpByState() throws IOException {
        try (KeyTable table = new KeyTable(new OffHeapBudget(Long.MAX_VALUE))) {
            table.find(1, 1);
            table.start(0, (1L << 47) + 5, 3, true, true, 255);
            table.add(0, RevisionState.LIVE, 3_000_000_000L, 9);
            table.add(0, RevisionState.SUPERSEDED, 3_000_000_000L, 10);
            table.add(0, RevisionState.SUPERSEDED, 3_000_000_000L, 11);
            table.add(0, RevisionState.TOMBSTONE, 40, 0);

            assertThat(table.locator(0)).isEqualTo((1L << 47) + 5);
            assertThat(table.bytes(0, RevisionState.LIVE)).isEqualTo(3_000_000_000L);
            assertThat(table.bytes(0, RevisionState.SUPERSEDED)).isEqualTo(6_000_000_000L);
            assertThat(table.bytes(0, RevisionState.TOMBSTONE)).isEqualTo(40);
            assertThat(table.supersededValueBytes(0)).isEqualTo(21);
            assertThat(table.count(0, RevisionState.LIVE)).isEqualTo(1);
            assertThat(table.count(0, RevisionState.SUPERSEDED)).isEqualTo(2);
            assertThat(table.count(0, RevisionState.TOMBSTONE)).isEqualTo(1);
        }
    }

    @Test
    void unmatchingChangesNothingElse() throws IOException {
        try (KeyTable table = new KeyTable(new OffHeapBudget(Long.MAX_VALUE))) {
            table.find(1, 1);
            table.start(0, 77, 3, true, true, 0);
            table.unmatch(0);

            assertThat(table.isMatched(0)).isFalse();
            assertThat(table.isLive(0)).isTrue();
            assertThat(table.locator(0)).isEqualTo(77);
        }
    }

    @Test
    void asksForMemoryBeforeItTakesIt() throws IOException {
        try (KeyTable table = new KeyTable(new OffHeapBudget(5 << 20))) {
            assertThatThrownBy(() -> {
                for (int i = 0; i < MANY; i++) {
                    table.find(i, i);
                }
            }).isInstanceOf(IOException.class).hasMessage("too many distinct keys for this machine: their table needs"
                    + " more than 5 MiB, half of its memory; run on a machine with more");
        }
    }
}
