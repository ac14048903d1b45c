package dev.etcdray.reclaim;

/** A leaf element as the simulation knows it, packed into a long: its size, its key's length, and whether it goes. */
final class Entry {
    private static final int KEY_BITS = 16;
    private static final int SHIFT = KEY_BITS + 1;

    private Entry() {
    }

    /** Of an element of so many bytes, its header of 16 included. */
    static long of(long bytes, int keyBytes, boolean freed) {
        return bytes << SHIFT | (long) keyBytes << 1 | (freed ? 1 : 0);
    }

    static long bytes(long entry) {
        return entry >>> SHIFT;
    }

    static int keyBytes(long entry) {
        return (int) (entry >>> 1) & (1 << KEY_BITS) - 1;
    }

    static boolean isFreed(long entry) {
        return (entry & 1) != 0;
    }
}
