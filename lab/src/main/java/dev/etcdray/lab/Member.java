package dev.etcdray.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a member is started.
 *
 * @param version of etcd
 * @param name in its cluster
 * @param dataDir new or used
 * @param addresses where it listens
 * @param prefix words before the program, such as those of a network namespace
 * @param flags further flags; of two that are the same the later holds
 */
record Member(EtcdVersion version, String name, Path dataDir, Addresses addresses, List<String> prefix,
        List<String> flags) {
    /** Copies the lists. */
    Member {
        prefix = List.copyOf(prefix);
        flags = List.copyOf(flags);
    }

    /** The only member of its cluster. */
    static Member alone(EtcdVersion version, Path dataDir, Addresses addresses, List<String> prefix,
            String... flags) {
        List<String> all = new ArrayList<>(List.of("--initial-cluster", "m1=" + addresses.peer(),
                // It elects itself: no need to wait a second for it.
                "--heartbeat-interval", "10", "--election-timeout", "100"));
        all.addAll(List.of(flags));
        return new Member(version, "m1", dataDir, addresses, prefix, all);
    }

    /** The same on another data dir. */
    Member at(Path otherDataDir) {
        return new Member(version, name, otherDataDir, addresses, prefix, flags);
    }

    /** The same of another version. */
    Member of(EtcdVersion other) {
        return new Member(other, name, dataDir, addresses, prefix, flags);
    }

    /** The same with further flags. */
    Member with(List<String> further) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(further);
        return new Member(version, name, dataDir, addresses, prefix, all);
    }

    /** The whole command. */
    List<String> command() {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(Tools.find("etcd-" + version.minor()).toString(),
                "--name", name, "--data-dir", dataDir.toString(),
                "--listen-client-urls", addresses.client(), "--advertise-client-urls", addresses.client(),
                "--listen-peer-urls", addresses.peer(), "--initial-advertise-peer-urls", addresses.peer(),
                "--listen-metrics-urls", addresses.metrics()));
        command.addAll(version.flags());
        command.addAll(flags);
        return command;
    }

    /** What it prints; a restart adds to it. */
    Path log() {
        return dataDir.resolveSibling(dataDir.getFileName() + ".log");
    }
}
