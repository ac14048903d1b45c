package dev.etcdray.history;

import org.jspecify.annotations.Nullable;

/**
 * One revision of the key.
 *
 * @param modRevision main revision: what etcd shows as mod_revision
 * @param subRevision its place among the changes of one transaction, from 0
 * @param createRevision main revision that created the generation; null in a tombstone, which stores none
 * @param version puts of the generation up to and with this one; null in a tombstone
 * @param state {@code live}, {@code superseded} or {@code tombstone}
 * @param bytes what it takes in its page
 * @param keyBytes length of the client's key
 * @param valueBytes length of the client's value, 0 in a tombstone
 * @param leaseId decimal, or null
 * @param leaseIdHex as etcdctl prints it, or null
 * @param generation counts the generations left in the file, from 1; a generation ends with a tombstone
 * @param beginsGeneration whether this put created the generation
 * @param endsGeneration whether this is a tombstone
 * @param missingPuts puts of the generation before this revision that are no longer in the file, since the revision
 *        before it or since the generation began; null where only the tombstone is left and cannot tell
 */
public record KeyRevision(long modRevision, long subRevision, @Nullable Long createRevision, @Nullable Long version,
        String state, long bytes, long keyBytes, long valueBytes, @Nullable String leaseId,
        @Nullable String leaseIdHex, long generation, boolean beginsGeneration, boolean endsGeneration,
        @Nullable Long missingPuts) {
    static final String LIVE = "live";
    static final String SUPERSEDED = "superseded";
    static final String TOMBSTONE = "tombstone";
}
