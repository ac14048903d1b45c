package dev.etcdray.history;

import dev.etcdray.etcd.KeyText;
import java.util.Arrays;
import java.util.Base64;

/** A client's key, or the first bytes of one. Equal by its bytes, ordered as etcd orders keys. */
public final class KeyBytes implements Comparable<KeyBytes> {
    private final byte[] bytes;

    private KeyBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static KeyBytes of(byte[] bytes) {
        return new KeyBytes(bytes.clone());
    }

    /** A copy of some of these bytes. */
    static KeyBytes of(byte[] keys, int offset, int length) {
        return new KeyBytes(Arrays.copyOfRange(keys, offset, offset + length));
    }

    /** For reading: what is not UTF-8 or not printable is escaped. */
    public String text() {
        return KeyText.of(bytes);
    }

    /** The key itself, for programs. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Length in bytes. */
    public int length() {
        return bytes.length;
    }

    /** A copy. */
    byte[] bytes() {
        return bytes.clone();
    }

    byte at(int index) {
        return bytes[index];
    }

    /** Whether these bytes are this key. */
    boolean equalTo(byte[] keys, int offset, int length) {
        return length == bytes.length && isPrefixOf(keys, offset, length);
    }

    /** Whether these bytes begin with this key. */
    boolean isPrefixOf(byte[] keys, int offset, int length) {
        return length >= bytes.length
                && Arrays.equals(bytes, 0, bytes.length, keys, offset, offset + bytes.length);
    }

    /** Whether these bytes end with this key. */
    boolean isSuffixOf(byte[] keys, int offset, int length) {
        return length >= bytes.length && Arrays.equals(bytes, 0, bytes.length, keys,
                offset + length - bytes.length, offset + length);
    }

    @Override
    public int compareTo(KeyBytes other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyBytes key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
