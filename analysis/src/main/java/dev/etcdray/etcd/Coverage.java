package dev.etcdray.etcd;

/**
 * What a source of revisions lets us see; what it does not is unknown, not zero.
 *
 * @param history whether superseded revisions and tombstones are seen
 * @param pages whether pages are seen
 */
public record Coverage(boolean history, boolean pages) {}
