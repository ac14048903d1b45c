package dev.etcdray.breakdown;

import java.util.function.LongConsumer;

/** A set of longs without an object for each: open addressing, 0 for an empty slot, and 0 itself apart. */
public final class LongSet {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] slots = new long[16];
    private int size;
    private boolean holdsZero;

    /** Adds a value; nothing happens when it is there. */
    public void add(long value) {
        if (value == 0) {
            holdsZero = true;
            return;
        }
        int slot = slot(value);
        if (slots[slot] == 0) {
            slots[slot] = value;
            if (++size > slots.length / 2) {
                grow();
            }
        }
    }

    /** Whether it is there. */
    public boolean contains(long value) {
        return value == 0 ? holdsZero : slots[slot(value)] != 0;
    }

    /** Number of values. */
    public int size() {
        return size + (holdsZero ? 1 : 0);
    }

    /** Every value, in no order that means anything. */
    public void forEach(LongConsumer consumer) {
        if (holdsZero) {
            consumer.accept(0);
        }
        for (long value : slots) {
            if (value != 0) {
                consumer.accept(value);
            }
        }
    }

    private int slot(long value) {
        int mask = slots.length - 1;
        int slot = (int) ((value * SPREAD) >>> Integer.SIZE) & mask;
        while (slots[slot] != 0 && slots[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        for (long value : old) {
            if (value != 0) {
                slots[slot(value)] = value;
            }
        }
    }
}
