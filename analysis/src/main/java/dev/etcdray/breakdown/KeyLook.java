package dev.etcdray.breakdown;

/**
 * Looks at keys that it knows by their names. Names are seen as the pass goes by, so that only the keys that match have
 * to be read again when all is known of them. One for each pass.
 */
public interface KeyLook {

    /**
     * Whether a key is to be shown; called once a distinct key, on many threads.
     *
     * @param place where the key is; outside Kubernetes the place may still be merged into a larger one
     * @param keys holds the key
     * @param offset where it starts
     * @param length its length
     */
    boolean matches(Place place, byte[] keys, int offset, int length);

    /** Sees a key that matched and that the filter lets through, in the order of the file, on one thread. */
    void key(Breakdown.KeyRow row);
}
