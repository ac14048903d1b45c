package dev.etcdray.finding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.etcdray.etcd.Progress;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Gateway;
import dev.etcdray.report.AnalyzeOptions;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.CompactionPoint;
import dev.etcdray.report.Diagnosis;
import dev.etcdray.report.FileAnalyzer;
import dev.etcdray.report.Quota;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A real etcd that remembers what was written to it, so that tests know what must come out without asking the reader. */
final class PlantedEtcd implements AutoCloseable {
    private static final int MOST_OPERATIONS = 100;
    private static final int MOST_BYTES = 1 << 20;

    private final EtcdServer server;
    private final Gateway gateway;
    private final Path directory;
    private final Map<String, PlantedRevision> newest = new HashMap<>();
    private final List<PlantedRevision> history = new ArrayList<>();
    private Gateway.Txn open = new Gateway.Txn();
    private final Map<String, PlantedRevision> waiting = new HashMap<>();
    private int waitingBytes;
    private long head = 1;

    PlantedEtcd(EtcdVersion version, Path directory, String... flags) throws Exception {
        this.directory = directory;
        this.server = EtcdServer.start(version, directory.resolve("etcd"), flags);
        this.gateway = new Gateway(server);
    }

    EtcdServer server() {
        return server;
    }

    Gateway gateway() {
        return gateway;
    }

    /** Puts, in one transaction with others: a transaction takes one change of a key. */
    PlantedEtcd put(String key, byte[] value) throws Exception {
        return put(key, value, 0);
    }

    PlantedEtcd put(String key, byte[] value, long lease) throws Exception {
        room(key, value.length);
        open.put(Gateway.put(utf8(key), value, lease));
        waiting.put(key, new PlantedRevision(key, value.length, 0, 0, 0, lease, false));
        return this;
    }

    PlantedEtcd put(String key, String value) throws Exception {
        return put(key, utf8(value));
    }

    PlantedEtcd delete(String key) throws Exception {
        room(key, 0);
        open.delete(Gateway.delete(utf8(key)));
        waiting.put(key, new PlantedRevision(key, 0, 0, 0, 0, 0, true));
        return this;
    }

    private void room(String key, int valueBytes) throws Exception {
        if (waiting.containsKey(key) || waiting.size() == MOST_OPERATIONS
                || (!waiting.isEmpty() && waitingBytes + valueBytes > MOST_BYTES)) {
            flush();
        }
        waitingBytes += valueBytes;
    }

    /** Sends what waits. */
    PlantedEtcd flush() throws Exception {
        if (waiting.isEmpty()) {
            return this;
        }
        Gateway.Txn sent = open;
        List<PlantedRevision> changes = List.copyOf(waiting.values());
        open = new Gateway.Txn();
        waiting.clear();
        waitingBytes = 0;
        // Refused, it has changed nothing.
        head = Gateway.revision(gateway.call("kv/txn", sent.body()));
        changes.forEach(change -> applied(change, head));
        return this;
    }

    /** Remembers a change that the server made. */
    synchronized void applied(PlantedRevision change, long main) {
        head = Math.max(head, main);
        PlantedRevision before = newest.get(change.key());
        if (before != null) {
            history.add(before);
        }
        long create = before == null || before.tombstone() ? main : before.create();
        long version = before == null || before.tombstone() ? 1 : before.version() + 1;
        newest.put(change.key(), new PlantedRevision(change.key(), change.valueBytes(), create, main, version,
                change.lease(), change.tombstone()));
    }

    /** Compacts at the newest revision, which must not be a deletion: versions differ in what they do with that. */
    PlantedEtcd compact() throws Exception {
        flush();
        gateway.call("kv/compaction", Gateway.compaction(head, true));
        history.clear();
        newest.values().removeIf(PlantedRevision::tombstone);
        return this;
    }

    long head() {
        return head;
    }

    /** Bytes of live entries whose keys begin so. */
    long live(String prefix) {
        return live(key -> key.startsWith(prefix));
    }

    long live(Predicate<String> keys) {
        return newest.values().stream().filter(revision -> !revision.tombstone() && keys.test(revision.key()))
                .mapToLong(PlantedRevision::bytes).sum();
    }

    /** Number of live keys that begin so. */
    long objects(String prefix) {
        return newest.values().stream().filter(revision -> !revision.tombstone() && revision.key().startsWith(prefix))
                .count();
    }

    /** Bytes of all that is not live, of keys that begin so. */
    long history(String prefix) {
        long old = history.stream().filter(revision -> revision.key().startsWith(prefix))
                .mapToLong(PlantedRevision::bytes).sum();
        return old + newest.values().stream()
                .filter(revision -> revision.tombstone() && revision.key().startsWith(prefix))
                .mapToLong(PlantedRevision::bytes).sum();
    }

    /** A saved snapshot; saving makes etcd commit what it holds. */
    Path snapshot() throws Exception {
        flush();
        Path file = directory.resolve("snapshot.db");
        Files.deleteIfExists(file);
        return Etcdctl.newest(server).saveSnapshot(file);
    }

    /** What is found in it with these limits, NAME=VALUE in the threshold's unit. */
    List<Finding> findings(String... limits) throws Exception {
        return report(null, limits).findings();
    }

    AnalyzeReport report(@Nullable Long quotaBytes, String... limits) throws Exception {
        return analyze(snapshot(), quotaBytes, limits);
    }

    static AnalyzeReport analyze(Path file, @Nullable Long quotaBytes, String... limits) throws IOException {
        Map<Threshold, Long> set = new HashMap<>();
        Arrays.stream(limits).map(limit -> limit.split("=", 2))
                .forEach(limit -> set.put(Threshold.of(limit[0]).orElseThrow(), Long.valueOf(limit[1])));
        Diagnosis diagnosis = new Diagnosis(new CompactionPoint.Head(0), null,
                quotaBytes == null ? null : Quota.option(quotaBytes), new Thresholds(set), true);
        AnalyzeOptions options = new AnalyzeOptions(10, 64, 2, AnalyzeOptions.NO_FILTERS, List.of(), List.of(), 0,
                true, diagnosis);
        return FileAnalyzer.analyze(file, options, Progress.NONE).report();
    }

    /** A lease of an hour. */
    void grant(long id) throws Exception {
        gateway.call("lease/grant", JsonNodeFactory.instance.objectNode().put("TTL", "3600")
                .put("ID", Long.toString(id)));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
