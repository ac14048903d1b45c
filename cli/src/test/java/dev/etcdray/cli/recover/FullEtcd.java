package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Fill;
import dev.etcdray.lab.Ledger;
import dev.etcdray.lab.Ports;
import dev.etcdray.lab.StoppedCluster;
import java.nio.file.Path;
import java.util.List;

/**
 * An etcd of three members that has run out of space, m1 leading. It happens again and again from the same point, one at a
 * time. Clients are told to come through relays, whose ports stay the same.
 */
final class FullEtcd {
    private static final long QUOTA = 12L << 20;
    /** 2 KiB each: a tenth of the quota. */
    static final int FEW = 300;
    /** As much as the quota, nearly. */
    static final int MANY = 100_000;

    private final StoppedCluster stopped;
    private final List<Integer> relayPorts;
    private final Ledger ledger;

    private FullEtcd(StoppedCluster stopped, List<Integer> relayPorts, Ledger ledger) {
        this.stopped = stopped;
        this.relayPorts = List.copyOf(relayPorts);
        this.ledger = ledger;
    }

    /** Fills one, with so many live keys. */
    static FullEtcd fill(EtcdVersion version, Path directory, int keys) throws Exception {
        List<Integer> ports = Ports.free(3);
        try (EtcdCluster cluster = EtcdCluster.of(version).members(3).quotaBytes(QUOTA).start(directory)) {
            for (int i = 0; i < ports.size(); i++) {
                cluster.members().get(i).restartWith("--advertise-client-urls", "http://127.0.0.1:" + ports.get(i));
            }
            Fill.untilAllRefuse(cluster, 1, keys);
            Ledger ledger = Ledger.of(cluster.etcdctl());
            return new FullEtcd(cluster.stop(), ports, ledger);
        }
    }

    /** What was live. */
    Ledger ledger() {
        return ledger;
    }

    /** Starts it once more; what is done to it then is done to a copy. */
    EtcdCluster start(Path directory) throws Exception {
        EtcdCluster cluster = stopped.start(directory);
        try {
            EtcdServer first = cluster.members().getFirst();
            if (cluster.leader() != first) {
                cluster.moveLeader(first);
            }
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    List<Integer> relayPorts() {
        return relayPorts;
    }
}
