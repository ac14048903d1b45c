package dev.etcdray.breakdown;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What tables outside the heap may take together. Such memory obeys neither -Xmx nor a limit on direct buffers, and in
 * a container the kernel would kill us without a word: so it is held against the container's memory before it grows.
 */
final class OffHeapBudget {
    private final long limitBytes;
    private final AtomicLong usedBytes = new AtomicLong();

    OffHeapBudget(long limitBytes) {
        this.limitBytes = limitBytes;
    }

    /** Half of the memory of the machine, or of the container if that has less. */
    static OffHeapBudget ofMachine() {
        return new OffHeapBudget(
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize() / 2
                        : Long.MAX_VALUE);
    }

    /** Takes some. */
    void take(long bytes) throws IOException {
        if (usedBytes.addAndGet(bytes) > limitBytes) {
            throw new IOException("too many distinct keys for this machine: their table needs more than "
                    + (limitBytes >> 20) + " MiB, half of its memory; run on a machine with more");
        }
    }

    /** Gives some back. */
    void giveBack(long bytes) {
        usedBytes.addAndGet(-bytes);
    }
}
