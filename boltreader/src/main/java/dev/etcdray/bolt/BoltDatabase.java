package dev.etcdray.bolt;
/** x. */
public final class BoltDatabase {
    private BoltDatabase() {
    }
}
