package dev.etcdray.cli.live;

import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.Poll;
import java.time.Duration;

/** What a member still has to do for those who read it, by its own account. */
final class Streams {
    /** That they end is what matters; a busy machine takes its time. */
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** etcd commits every 100 ms, and counts read transactions only then. */
    private static final Duration COMMIT = Duration.ofMillis(300);
    private static final String SNAPSHOT = "{grpc_method=\"Snapshot\",grpc_service=\"etcdserverpb.Maintenance\","
            + "grpc_type=\"server_stream\"}";

    private Streams() {
    }

    /** No snapshot stream is open, and no read transaction but the one that etcd holds for whoever reads next. */
    static void haveEnded(EtcdServer member) throws Exception {
        areClosed(member);
        Poll.until(LIMIT, () -> "a read transaction is left", () -> transactions(member) == 1);
    }

    /** No snapshot stream is open. */
    static void areClosed(EtcdServer member) throws Exception {
        Poll.until(LIMIT, () -> "a snapshot stream is left", () -> started(member) == handled(member));
    }

    /** How many snapshots it was asked for so far. */
    static double started(EtcdServer member) throws Exception {
        return member.metric("grpc_server_started_total" + SNAPSHOT);
    }

    /** With whatever code they ended. */
    private static double handled(EtcdServer member) throws Exception {
        String labels = SNAPSHOT.substring(1);
        return member.metrics().lines()
                .filter(line -> line.startsWith("grpc_server_handled_total{") && line.contains(labels))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    private static double transactions(EtcdServer member) throws Exception {
        new Gateway(member).call("kv/put", Gateway.put(new byte[]{'a'}, new byte[0], 0));
        Thread.sleep(COMMIT);
        return member.metric("etcd_mvcc_db_open_read_transactions");
    }
}
