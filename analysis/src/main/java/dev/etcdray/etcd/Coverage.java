package dev.etcdray.etcd;

/**
 * What a source of revisions lets us see; what it does not is unknown, not zero.
 *
 * @param history whether superseded revisions and tombstones are seen; if not, each live key comes once, in any order
 * @param pages whether pages are seen
 */
public record Coverage(boolean history, boolean pages) {}
