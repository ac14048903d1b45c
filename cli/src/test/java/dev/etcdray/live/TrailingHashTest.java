package dev.etcdray.live;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A snapshot ends in the SHA-256 of what is before, however it is cut into chunks. */
class TrailingHashTest {

    @Test
    void anyChunksGiveTheSame() throws Exception {
        Random random = new Random(1);
        for (int run = 0; run < 2000; run++) {
            byte[] stream = withHash(bytes(random, random.nextInt(200)));
            assertThat(matches(stream, random)).isTrue();
            int changed = random.nextInt(stream.length);
            stream[changed] ^= (byte) (1 << random.nextInt(8));
            assertThat(matches(stream, random)).as("byte %d of %d changed", changed, stream.length).isFalse();
        }
    }

    @Test
    void theHashOfNothingIsAHash() throws Exception {
        assertThat(matches(withHash(new byte[0]), new Random(2))).isTrue();
    }

    @Test
    void whatIsShorterThanAHashHasNone() throws Exception {
        Random random = new Random(3);
        for (int length = 0; length < 32; length++) {
            assertThat(matches(bytes(random, length), random)).as("%d bytes", length).isFalse();
            assertThat(matches(Arrays.copyOf(withHash(new byte[0]), length), random)).isFalse();
        }
    }

    @Test
    void aStreamThatLacksAByteOrHasOneTooManyIsNone() throws Exception {
        Random random = new Random(4);
        byte[] stream = withHash(bytes(random, 100_000));
        assertThat(matches(Arrays.copyOf(stream, stream.length - 1), random)).isFalse();
        assertThat(matches(Arrays.copyOf(stream, stream.length + 1), random)).isFalse();
        assertThat(matches(Arrays.copyOfRange(stream, 1, stream.length), random)).isFalse();
    }

    private static boolean matches(byte[] stream, Random random) {
        TrailingHash hash = new TrailingHash();
        int longest = 1 + random.nextInt(100);
        for (int at = 0; at < stream.length;) {
            // From the middle of an array, as chunks are; nothing at all may come, too.
            int length = Math.min(stream.length - at, random.nextInt(longest + 1));
            hash.add(stream, at, length);
            at += length;
        }
        return hash.matches();
    }

    private static byte[] withHash(byte[] head) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(head);
        byte[] stream = Arrays.copyOf(head, head.length + hash.length);
        System.arraycopy(hash, 0, stream, head.length, hash.length);
        return stream;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
