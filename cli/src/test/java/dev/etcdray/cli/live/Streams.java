package dev.etcdray.cli.live;

import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.Poll;
import java.io.IOException;
import java.time.Duration;

/** What a member has to do for those who read it, by its own account. */
final class Streams {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String SNAPSHOT = "grpc_method=\"Snapshot\",grpc_service=\"etcdserverpb.Maintenance\",";

    private final EtcdServer member;
    private final double transactions;

    private Streams(EtcdServer member, double transactions) {
        this.member = member;
        this.transactions = transactions;
    }

    /** Takes down what it has open before the run: an idle etcd keeps one or two read transactions. */
    static Streams of(EtcdServer member) throws IOException, InterruptedException {
        return new Streams(member, transactions(member.metrics()));
    }

    /** No snapshot stream is open, and no more read transactions than before. */
    void haveEnded() throws Exception {
        Poll.until(LIMIT, () -> open() + " snapshot streams, transactions " + transactions(text()) + " after "
                + transactions, () -> open() == 0 && transactions(text()) <= transactions);
    }

    private double open() {
        String text = text();
        return started(text) - sum(text, "grpc_server_handled_total", SNAPSHOT);
    }

    /** How many snapshots it was asked for so far. */
    static double started(EtcdServer member) throws IOException, InterruptedException {
        return started(member.metrics());
    }

    private static double started(String text) {
        return sum(text, "grpc_server_started_total", SNAPSHOT);
    }

    private static double transactions(String text) {
        return sum(text, "etcd_mvcc_db_open_read_transactions", "");
    }

    private static double sum(String text, String name, String label) {
        return text.lines().filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private String text() {
        try {
            return member.metrics();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
