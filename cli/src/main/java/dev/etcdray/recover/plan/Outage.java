package dev.etcdray.recover.plan;

/** How long a member stands still while its db is rewritten. */
public final class Outage {
    /** A second for this much in use (etcd, server/storage/backend/backend.go: defrag's comment says 100 MB). */
    private static final long BYTES_A_SECOND = 100_000_000;
    /** Never less is waited: a slow disk is no reason to give up. */
    private static final long LEAST_TIMEOUT_SECONDS = 300;
    private static final long TIMES = 10;

    private Outage() {
    }

    /** Seconds for a db of so many bytes in use; at least 1. */
    public static long seconds(long inUseBytes) {
        return Math.max(1, Math.ceilDiv(inUseBytes, BYTES_A_SECOND));
    }

    /** How long to wait for what is expected to take so many seconds. */
    public static long timeoutSeconds(long expectedSeconds) {
        return Math.max(LEAST_TIMEOUT_SECONDS, TIMES * expectedSeconds);
    }
}
