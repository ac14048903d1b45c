package dev.etcdray.lab;

/**
 * Revisions added up.
 *
 * @param revisions how many
 * @param bytes what they take in leaf pages
 * @param keyBytes lengths of the keys
 * @param valueBytes lengths of the values
 */
public record Totals(long revisions, long bytes, long keyBytes, long valueBytes) {
    /** Nothing. */
    public static final Totals NONE = new Totals(0, 0, 0, 0);

    static Totals put(Kv kv) {
        return new Totals(1, kv.putEntryBytes(), kv.keyBytes(), kv.valueBytes());
    }

    static Totals tombstone(Kv kv) {
        return new Totals(1, kv.tombstoneEntryBytes(), kv.keyBytes(), 0);
    }

    Totals plus(Totals other) {
        return new Totals(revisions + other.revisions, bytes + other.bytes, keyBytes + other.keyBytes,
                valueBytes + other.valueBytes);
    }
}
