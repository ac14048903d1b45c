package dev.etcdray.bolt;

import java.util.Arrays;

/** A growing list of longs without boxing: a large tree has millions of leaves. */
final class LongList {
    private long[] items = new long[64];
    private int size;

    void add(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1));
        }
        items[size++] = item;
    }

    int size() {
        return size;
    }

    long[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
