package dev.etcdray.breakdown;

/** Counts and bytes of revisions by state: twelve numbers that only grow. For one thread at a time. */
public final class Sums {
    private static final int FIELDS = 4;

    private final long[] numbers = new long[RevisionState.values().length * FIELDS];

    void add(RevisionState state, long bytes, long keyBytes, long valueBytes) {
        add(state, 1, bytes, keyBytes, valueBytes);
    }

    void add(RevisionState state, long revisions, long bytes, long keyBytes, long valueBytes) {
        int at = state.ordinal() * FIELDS;
        numbers[at] += revisions;
        numbers[at + 1] += bytes;
        numbers[at + 2] += keyBytes;
        numbers[at + 3] += valueBytes;
    }

    /** Adds all of another's. */
    public void add(Sums other) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += other.numbers[i];
        }
    }

    /** Number of revisions. */
    public long revisions(RevisionState state) {
        return numbers[state.ordinal() * FIELDS];
    }

    /** Bytes that their entries take in their pages. */
    public long bytes(RevisionState state) {
        return numbers[state.ordinal() * FIELDS + 1];
    }

    /** Lengths of the clients' keys. */
    public long keyBytes(RevisionState state) {
        return numbers[state.ordinal() * FIELDS + 2];
    }

    /** Lengths of the clients' values. */
    public long valueBytes(RevisionState state) {
        return numbers[state.ordinal() * FIELDS + 3];
    }

    /** Bytes of all states. */
    public long bytes() {
        long bytes = 0;
        for (RevisionState state : RevisionState.values()) {
            bytes += bytes(state);
        }
        return bytes;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return bytes() == 0;
    }
}
