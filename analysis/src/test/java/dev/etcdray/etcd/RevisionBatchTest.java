package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionBatchTest {

    @Test
    void keepsAllColumnsWhileItGrows() {
        RevisionBatch batch = new RevisionBatch();
        for (int round = 0; round < 2; round++) {
            batch.clear();
            for (int i = 0; i < 5000; i++) {
                MemorySegment data = MemorySegment.ofArray(("...key" + i).getBytes(StandardCharsets.UTF_8));
                batch.add(i, i % 3 == 0, 2L * i, 3L * i, 4L * i, 5L * i, data, 3, (int) data.byteSize() - 3);
            }
            assertThat(batch.size()).isEqualTo(5000);
            for (int i = 0; i < 5000; i++) {
                assertThat(new String(batch.keys(), batch.keyOffset(i), batch.keyLength(i), StandardCharsets.UTF_8))
                        .isEqualTo("key" + i);
                assertThat(batch.main(i)).isEqualTo(i);
                assertThat(batch.isTombstone(i)).isEqualTo(i % 3 == 0);
                assertThat(batch.locator(i)).isEqualTo(2L * i);
                assertThat(batch.entryBytes(i)).isEqualTo(3L * i);
                assertThat(batch.valueBytes(i)).isEqualTo(4L * i);
                assertThat(batch.lease(i)).isEqualTo(5L * i);
            }
        }
    }

    @Test
    void hasRoomForOneGibibyteOfKeys() {
        RevisionBatch batch = new RevisionBatch();
        batch.add(1, false, 1, 1, 0, 0, MemorySegment.ofArray(new byte[100]), 0, 100);

        assertThat(batch.hasRoomFor((1 << 30) - 100)).isTrue();
        assertThat(batch.hasRoomFor((1 << 30) - 99)).isFalse();
    }
}
