package dev.etcdray.bolt;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Against the vectors that the authors of FNV publish (test_fnv.c). */
class FnvTest {

    @ParameterizedTest
    @CsvSource({"'', cbf29ce484222325", "a, af63dc4c8601ec8c", "foobar, 85944171f73967e8"})
    void isFnv1aOf64Bits(String text, String hash) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        assertThat(Fnv.hash64(MemorySegment.ofArray(bytes), 0, bytes.length))
                .isEqualTo(Long.parseUnsignedLong(hash, 16));
    }
}
