package dev.etcdray.breakdown;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;

/** Numbers byte strings in the order they first come, looking them up inside a larger array without copying. */
final class ByteMap {
    private static final Hasher64 HASHER = Hashing.xxh3_64();

    private int[] slots = new int[256];
    private byte[][] items = new byte[64][];
    private long[] hashes = new long[64];
    private int size;

    /** The number of these bytes, or -1. */
    int find(byte[] bytes, int offset, int length) {
        long hash = HASHER.hashBytesToLong(bytes, offset, length);
        int mask = slots.length - 1;
        for (int slot = (int) hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            int item = slots[slot] - 1;
            if (hashes[item] == hash && Arrays.equals(items[item], 0, items[item].length, bytes, offset,
                    offset + length)) {
                return item;
            }
        }
        return -1;
    }

    /** Adds bytes that are not there yet; returns their number. */
    int add(byte[] bytes, int offset, int length) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
        }
        items[size] = Arrays.copyOfRange(bytes, offset, offset + length);
        hashes[size] = HASHER.hashBytesToLong(bytes, offset, length);
        size++;
        if (size * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int item = 0; item < size; item++) {
                place(item);
            }
        } else {
            place(size - 1);
        }
        return size - 1;
    }

    private void place(int item) {
        int mask = slots.length - 1;
        int slot = (int) hashes[item] & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = item + 1;
    }
}
