package dev.etcdray.report;

/**
 * Revisions of one state, added up.
 *
 * @param revisions how many
 * @param bytes what they take in their pages: 16 for the element, 17 or 18 for the revision, and the stored KeyValue
 * @param keyBytes lengths of the client's keys
 * @param valueBytes lengths of the client's values
 */
public record StateTotals(long revisions, long bytes, long keyBytes, long valueBytes) {
    /** Nothing. */
    public static final StateTotals NONE = new StateTotals(0, 0, 0, 0);

    /** The sum of both. */
    public StateTotals plus(StateTotals other) {
        return new StateTotals(revisions + other.revisions, bytes + other.bytes, keyBytes + other.keyBytes,
                valueBytes + other.valueBytes);
    }
}
