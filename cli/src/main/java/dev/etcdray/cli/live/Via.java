package dev.etcdray.cli.live;

/** How a live etcd is read. */
public enum Via {
    /** By a snapshot if the user may take one, else by a range. */
    AUTO,
    /** By the snapshot stream of a member: all there is. */
    SNAPSHOT,
    /** Key by key: what whoever may only read keys can see. */
    RANGE
}
