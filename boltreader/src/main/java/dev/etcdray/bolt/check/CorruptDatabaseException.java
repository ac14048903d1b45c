package dev.etcdray.bolt.check;

import java.io.IOException;

/** A bbolt file that cannot be read as one; {@link #fault()} tells file, page, offset, field, expected and actual. */
public final class CorruptDatabaseException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    /** Wraps a fault; the message is the fault's sentence. */
    public CorruptDatabaseException(Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    /** The fault, never null in the process that threw it. */
    public Fault fault() {
        return fault;
    }
}
