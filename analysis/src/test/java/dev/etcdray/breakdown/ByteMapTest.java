package dev.etcdray.breakdown;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ByteMapTest {

    @Test
    void numbersInTheOrderTheyCome() {
        ByteMap map = new ByteMap();
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = ("..name-" + i + "..").getBytes(StandardCharsets.UTF_8);
            assertThat(map.find(bytes, 2, bytes.length - 4)).isEqualTo(-1);
            assertThat(map.add(bytes, 2, bytes.length - 4)).isEqualTo(i);
        }
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = ("name-" + i).getBytes(StandardCharsets.UTF_8);
            assertThat(map.find(bytes, 0, bytes.length)).isEqualTo(i);
            assertThat(map.find(bytes, 0, bytes.length - 1)).isNotEqualTo(i);
        }
    }

    @Test
    void nothingIsAStringToo() {
        ByteMap map = new ByteMap();
        assertThat(map.find(new byte[0], 0, 0)).isEqualTo(-1);
        assertThat(map.add(new byte[0], 0, 0)).isZero();
        assertThat(map.find(new byte[]{1}, 1, 0)).isZero();
    }
}
