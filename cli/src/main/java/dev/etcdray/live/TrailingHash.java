package dev.etcdray.live;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The SHA-256 of all bytes but the last 32, which are to be just that. */
final class TrailingHash {
    private static final int HASH_BYTES = 32;

    private final MessageDigest sha256;
    /** The last bytes that came: they may be the hash. */
    private final byte[] tail = new byte[HASH_BYTES];
    private int tailBytes;

    TrailingHash() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(byte[] bytes, int offset, int length) {
        int hashed = Math.max(0, tailBytes + length - HASH_BYTES);
        int fromTail = Math.min(hashed, tailBytes);
        int fromBytes = hashed - fromTail;
        sha256.update(tail, 0, fromTail);
        sha256.update(bytes, offset, fromBytes);
        System.arraycopy(tail, fromTail, tail, 0, tailBytes - fromTail);
        tailBytes -= fromTail;
        System.arraycopy(bytes, offset + fromBytes, tail, tailBytes, length - fromBytes);
        tailBytes += length - fromBytes;
    }

    /** Whether the last bytes are the hash of those before; may be asked once. */
    boolean matches() {
        return tailBytes == HASH_BYTES && Arrays.equals(sha256.digest(), tail);
    }
}
