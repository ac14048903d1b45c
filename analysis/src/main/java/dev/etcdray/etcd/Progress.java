package dev.etcdray.etcd;

/** Hears how far long work is. Called from several threads. */
public interface Progress {

    /** Ignores it. */
    Progress NONE = (done, total) -> {
    };

    /**
     * Work has come so far.
     *
     * @param doneBytes bytes done, rising, never above the total
     * @param totalBytes bytes in all
     */
    void at(long doneBytes, long totalBytes);
}
