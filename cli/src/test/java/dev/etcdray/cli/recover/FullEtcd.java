package dev.etcdray.cli.recover;

import dev.etcdray.lab.EtcdCluster;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Fill;
import dev.etcdray.lab.Ledger;
import dev.etcdray.lab.Space;
import dev.etcdray.lab.StoppedCluster;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An etcd of three members that has run out of space; m1 leads, and m2 comes before m3. It happens again and again from the
 * same point, one at a time, as it has its own ports: tests that run at the same time have one each.
 */
final class FullEtcd {
    static final long QUOTA = 12L << 20;
    /** 2 KiB each: a tenth of the quota, with room for what pages waste. */
    private static final int FEW = 300;
    /** More than fit. */
    private static final int MANY = 100_000;

    /** Those that nobody has now, by version and live keys. */
    private static final Map<String, Queue<FullEtcd>> FREE = new ConcurrentHashMap<>();

    private final Queue<FullEtcd> home;
    private final StoppedCluster stopped;
    private final Ledger ledger;

    private FullEtcd(Queue<FullEtcd> home, StoppedCluster stopped, Ledger ledger) {
        this.home = home;
        this.stopped = stopped;
        this.ledger = ledger;
    }

    /** One with few live keys and much history; the caller's own until he gives it back. */
    static FullEtcd of(EtcdVersion version) throws Exception {
        return of(version, FEW);
    }

    /** The same, full of live keys. */
    static FullEtcd ofLiveKeys(EtcdVersion version) throws Exception {
        return of(version, MANY);
    }

    /** Filled when none is free. */
    private static FullEtcd of(EtcdVersion version, int keys) throws Exception {
        Queue<FullEtcd> free = FREE.computeIfAbsent(version + " " + keys, name -> new ConcurrentLinkedQueue<>());
        FullEtcd kept = free.poll();
        return kept == null ? fill(version, KeptDirectory.make("full-etcd"), keys, free) : kept;
    }

    /** Nothing runs on its ports any more: the next may have it. */
    void giveBack() {
        home.add(this);
    }

    /** Fills one, with so many live keys. */
    private static FullEtcd fill(EtcdVersion version, Path directory, int keys, Queue<FullEtcd> home)
            throws Exception {
        for (int attempt = 1;; attempt++) {
            try (EtcdCluster cluster = EtcdCluster.of(version).members(3).quotaBytes(QUOTA)
                    .start(directory.resolve("attempt-" + attempt))) {
                if (isInOrder(cluster)) {
                    Fill.untilAllRefuse(cluster, 1, keys);
                    Ledger ledger = Ledger.of(cluster.etcdctl());
                    if (isFull(cluster)) {
                        return new FullEtcd(home, cluster.stop(), ledger);
                    }
                }
            }
        }
    }

    /** A member may refuse a large write with some room left for a small one. */
    private static boolean isFull(EtcdCluster cluster) throws Exception {
        for (EtcdServer member : cluster.members()) {
            if (Space.of(cluster.etcdctl(member)).dbSizeBytes() < QUOTA) {
                return false;
            }
        }
        return true;
    }

    /** Members are listed by their ids, which come of their ports: m2 has to come before m3. */
    private static boolean isInOrder(EtcdCluster cluster) throws Exception {
        return Long.compareUnsigned(id(cluster, 1), id(cluster, 2)) < 0;
    }

    private static long id(EtcdCluster cluster, int member) throws Exception {
        return Long.parseUnsignedLong(cluster.etcdctl(cluster.members().get(member)).memberId());
    }

    /** What was live. */
    Ledger ledger() {
        return ledger;
    }

    /**
     * Starts it once more; what is done to it then is done to a copy.
     *
     * @param directory what is mounted in it at a member's name is that member's disk
     */
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
}
