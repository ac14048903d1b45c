package dev.etcdray.breakdown;

/**
 * Looks at keys that it knows by name or size. Names are seen as the pass goes by, so that only the keys that match have
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
     * @param live whether its newest revision is a put
     * @param valueBytes length of the newest value
     */
    boolean matches(Place place, byte[] keys, int offset, int length, boolean live, long valueBytes);

    /** Sees a key that matched and that the filter lets through, in the order of the file, on one thread. */
    void key(Breakdown.KeyRow row);
}
