package dev.etcdray.bolt.check;

import java.util.Collection;

/**
 * Where readers report faults. A reader that comes back from {@link #report} skips what is broken and goes on with
 * the rest, so the sink decides between strict reading, checking and salvaging.
 */
@FunctionalInterface
public interface FaultSink {

    /**
     * Takes a fault. May be called from several threads.
     *
     * @throws CorruptDatabaseException if this sink is strict
     */
    void report(Fault fault) throws CorruptDatabaseException;

    /** A sink that throws the first fault. */
    static FaultSink strict() {
        return fault -> {
            throw new CorruptDatabaseException(fault);
        };
    }

    /**
     * A sink that adds each fault to a collection, guarded by that collection's monitor. What is read twice is
     * reported twice: a set holds each fault once.
     */
    static FaultSink collecting(Collection<Fault> faults) {
        return fault -> {
            synchronized (faults) {
                faults.add(fault);
            }
        };
    }
}
