package dev.etcdray.report;

import dev.etcdray.etcd.EtcdVersion;

/**
 * A version of etcd whose rules are taken.
 *
 * @param version the version
 * @param source where it is known from: {@code option}, {@code server}, {@code file}, or {@code default} when nothing
 *        tells
 */
public record AssumedVersion(EtcdVersion version, String source) {

    /** As the user says. */
    public static AssumedVersion option(EtcdVersion version) {
        return new AssumedVersion(version, "option");
    }

    /** As the member says. */
    public static AssumedVersion server(EtcdVersion version) {
        return new AssumedVersion(version, "server");
    }

    /** As the file says: its cluster version tells the minor only. */
    static AssumedVersion file(EtcdVersion version) {
        return new AssumedVersion(version.anyPatch(), "file");
    }

    /** The newest, as nothing tells. */
    static AssumedVersion unknown() {
        return new AssumedVersion(EtcdVersion.NEWEST, "default");
    }
}
