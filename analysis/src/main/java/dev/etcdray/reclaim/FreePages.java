package dev.etcdray.reclaim;

/** The free pages that a transaction may use. */
interface FreePages {
    /** Takes so many pages in a row; returns the first one's id, or 0 if there is no such run. */
    long take(int pages);

    /** Adds a run of pages. */
    void add(long pageId, int pages);

    /** How many pages are free. */
    long count();
}
