package dev.etcdray.recover.plan;

import dev.etcdray.etcd.EtcdVersion;

/**
 * Patches of one minor version of etcd 3, or of several up to one.
 *
 * @param fromMinor first
 * @param minor last
 * @param belowPatch of the last; its first patch that is well
 */
record Versions(int fromMinor, int minor, int belowPatch) {

    /** {@code < 3.4.8}, older minor versions too. */
    static Versions before(int minor, int patch) {
        return new Versions(0, minor, patch);
    }

    /** {@code < 3.5.7} among 3.5. */
    static Versions of(int minor, int belowPatch) {
        return new Versions(minor, minor, belowPatch);
    }

    boolean holds(EtcdVersion version) {
        if (version.major() != 3) {
            return version.major() < 3 && fromMinor == 0;
        }
        if (version.minor() < fromMinor || version.minor() > minor) {
            return false;
        }
        return version.minor() < minor || (version.patch() >= 0 && version.patch() < belowPatch);
    }
}
