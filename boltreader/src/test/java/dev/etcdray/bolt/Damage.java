package dev.etcdray.bolt;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Damages a copy of a file at random: bits, fields, whole pages, the end. The same seed gives the same damage. */
final class Damage {
    private static final long[] TELLING = {0, 1, 2, 3, 0x10, 0x7f, 0xff, 0xffff, 0x7fff_ffffL, 0xffff_ffffL,
        Long.MAX_VALUE, Long.MIN_VALUE, -1, -16};

    private final Random random;
    private final int pageSize;
    private byte[] bytes;

    private Damage(long seed, byte[] file, int pageSize) {
        this.random = new Random(seed);
        this.bytes = file.clone();
        this.pageSize = pageSize;
    }

    static byte[] of(byte[] file, int pageSize, long seed) {
        Damage damage = new Damage(seed, file, pageSize);
        int times = 1 + damage.random.nextInt(3);
        for (int i = 0; i < times; i++) {
            damage.once();
        }
        return damage.bytes;
    }

    private void once() {
        switch (random.nextInt(12)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> copyPage(page(), page());
            case 2 -> swapPages(page(), page());
            case 3 -> zeroPage(page());
            case 4, 5, 6 -> flipBit();
            default -> setField();
        }
        if (bytes.length < 2 * pageSize) {
            bytes = Arrays.copyOf(bytes, 2 * pageSize);
        }
    }

    private int page() {
        return random.nextInt(bytes.length / pageSize) * pageSize;
    }

    private int end(int page) {
        return Math.min(page + pageSize, bytes.length);
    }

    private void zeroPage(int page) {
        Arrays.fill(bytes, page, end(page), (byte) 0);
    }

    private void copyPage(int from, int to) {
        System.arraycopy(bytes, from, bytes, to, end(from) - from);
    }

    private void swapPages(int one, int other) {
        byte[] kept = Arrays.copyOfRange(bytes, one, one + pageSize);
        copyPage(other, one);
        System.arraycopy(kept, 0, bytes, other, pageSize);
    }

    /** Near the start of a page, where its header and elements are: data is rarely worth hitting. */
    private int nearStart() {
        return page() + random.nextInt(random.nextInt(4) == 0 ? pageSize - 8 : 120);
    }

    private void flipBit() {
        int at = nearStart();
        bytes[at] = (byte) (bytes[at] ^ (1 << random.nextInt(8)));
    }

    private void setField() {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = nearStart() & -4;
        long value = random.nextInt(3) == 0 ? random.nextLong() : TELLING[random.nextInt(TELLING.length)];
        switch (random.nextInt(3)) {
            case 0 -> file.putShort(at, (short) value);
            case 1 -> file.putInt(at, (int) value);
            default -> file.putLong(at, value);
        }
        if (at < 2 * pageSize && random.nextBoolean()) {
            // A writer's own mistake has a right checksum.
            int meta = at / pageSize * pageSize;
            file.putLong(meta + 72, BoltBytes.fnv1a(Arrays.copyOfRange(bytes, meta + 16, meta + 72)));
        }
    }
}
