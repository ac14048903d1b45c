package dev.etcdray.finding;

/** Who can fix it. */
public enum Audience {
    /** Whoever owns the objects: a team in its namespace. */
    TENANT,
    /** Whoever runs etcd and the API servers. */
    PLATFORM
}
