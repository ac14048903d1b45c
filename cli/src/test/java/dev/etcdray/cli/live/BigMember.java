package dev.etcdray.cli.live;

import dev.etcdray.lab.Compactions;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdutl;
import dev.etcdray.lab.NetworkNamespace;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data dir that is large enough to be interrupted in the middle of being read; one server at a time may have it. */
record BigMember(EtcdVersion version, Path dataDir) {
    /** Fills one of about so many bytes. */
    static BigMember make(EtcdVersion version, long bytes, Path directory) throws Exception {
        Path snapshot = Compactions.generate(directory.resolve("snapshot-" + version), bytes);
        Path dataDir = directory.resolve("big-" + version);
        Etcdutl.restore(version, snapshot, dataDir);
        Files.delete(snapshot);
        return new BigMember(version, dataDir);
    }

    /** Starts a server on it. */
    EtcdServer start() throws Exception {
        return EtcdServer.start(version, dataDir);
    }

    /** Starts a server on it, behind a cable. */
    EtcdServer start(NetworkNamespace namespace) throws Exception {
        return EtcdServer.start(namespace, version, dataDir);
    }
}
