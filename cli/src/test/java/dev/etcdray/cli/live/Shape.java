package dev.etcdray.cli.live;

import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.KeyForm;
import java.util.List;

/**
 * An etcd to be tried.
 *
 * @param version of all members
 * @param members 1 or 3
 * @param security how it is kept
 * @param forms of the clients' keys, with TLS
 */
record Shape(EtcdVersion version, int members, Security security, List<KeyForm> forms) {

    /** How an etcd is kept. */
    enum Security {
        /** Open to all. */
        PLAIN,
        /** TLS with client certificates; nobody has to be a user. */
        TLS,
        /** The same, and everybody has to be one. */
        TLS_AND_USERS
    }

    @Override
    public String toString() {
        return version + " x " + members + " " + security;
    }
}
