package dev.etcdray.history;

import org.jspecify.annotations.Nullable;

/**
 * Follows one key from its oldest revision on and says what each revision is. A generation begins with a put of version
 * 1, whose main revision all its puts carry as create_revision, and ends with a tombstone (etcd,
 * server/storage/mvcc/key_index.go).
 */
final class Generations {
    private final int keyBytes;
    private long generation;
    private boolean open;
    private long createRevision;
    private long version;

    Generations(int keyBytes) {
        this.keyBytes = keyBytes;
    }

    /** Number of generations so far. */
    long count() {
        return generation;
    }

    /**
     * The next revision.
     *
     * @param newest whether it is the key's last one
     */
    KeyRevision next(StoredNumbers stored, boolean newest) {
        boolean continues = open && (stored.tombstone() || stored.createRevision() == createRevision);
        generation += continues ? 0 : 1;
        return stored.tombstone() ? tombstone(stored, continues) : put(stored, continues, newest);
    }

    private KeyRevision tombstone(StoredNumbers stored, boolean continues) {
        open = false;
        return revision(stored, null, null, KeyRevision.TOMBSTONE, false, continues ? 0L : null);
    }

    private KeyRevision put(StoredNumbers stored, boolean continues, boolean newest) {
        long before = continues ? version : 0;
        open = true;
        createRevision = stored.createRevision();
        version = stored.version();
        return revision(stored, createRevision, version, newest ? KeyRevision.LIVE : KeyRevision.SUPERSEDED,
                !continues && version == 1, Math.max(0, version - before - 1));
    }

    private KeyRevision revision(StoredNumbers stored, @Nullable Long created, @Nullable Long ofVersion, String state,
            boolean begins, @Nullable Long missing) {
        long lease = stored.lease();
        return new KeyRevision(stored.main(), stored.sub(), created, ofVersion, state, stored.entryBytes(), keyBytes,
                stored.valueBytes(), lease == 0 ? null : Long.toUnsignedString(lease),
                lease == 0 ? null : Long.toHexString(lease), generation, begins, stored.tombstone(), missing);
    }
}
