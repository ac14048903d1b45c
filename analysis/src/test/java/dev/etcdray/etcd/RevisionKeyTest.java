package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RevisionKeyTest {

    @Test
    void putsAndTombstones() {
        MemorySegment put = MemorySegment.ofArray(EtcdBytes.revision(0x0102_0304_0506_0708L, 9, false));
        assertThat(RevisionKey.isOne(put, 0, put.byteSize())).isTrue();
        assertThat(RevisionKey.main(put, 0)).isEqualTo(0x0102_0304_0506_0708L);
        assertThat(RevisionKey.sub(put, 0)).isEqualTo(9);
        assertThat(isOne(EtcdBytes.revision(3, 0, true))).isTrue();
    }

    @Test
    void whatIsNone() {
        byte[] noUnderscore = EtcdBytes.revision(3, 0, false);
        noUnderscore[8] = '-';
        byte[] noMark = EtcdBytes.revision(3, 0, true);
        noMark[17] = 'x';

        assertThat(isOne(new byte[0])).isFalse();
        assertThat(isOne(new byte[16])).isFalse();
        assertThat(isOne(new byte[19])).isFalse();
        assertThat(isOne(noUnderscore)).isFalse();
        assertThat(isOne(noMark)).isFalse();
        assertThat(isOne(EtcdBytes.revision(-1, 0, false))).isFalse();
    }

    private static boolean isOne(byte[] bytes) {
        return RevisionKey.isOne(MemorySegment.ofArray(bytes), 0, bytes.length);
    }
}
