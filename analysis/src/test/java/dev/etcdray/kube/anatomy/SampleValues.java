package dev.etcdray.kube.anatomy;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.FilePageSource;
import dev.etcdray.bolt.check.FaultSink;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.etcd.StoredRevision;
import dev.etcdray.kube.KubeKeys;
import dev.etcdray.kube.KubeLocation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The live values of every file in samples/. */
final class SampleValues {
    /** A live key's value, with the resource that its key tells. */
    record Value(String key, String resource, MemorySegment content) {
        byte[] bytes() {
            return content.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    private static final KubeKeys KEYS = new KubeKeys(KubeKeys.DEFAULT_PREFIXES);

    private SampleValues() {
    }

    /** Names of the files, as they stand there. */
    static List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(directory())) {
            return all.map(path -> path.getFileName().toString()).filter(
                    name -> name.endsWith(".db") || name.endsWith(".db.xz")).sorted().toList();
        }
    }

    static List<Value> read(String name) throws IOException {
        Path file = directory().resolve(name);
        if (!name.endsWith(".xz")) {
            return readDb(file);
        }
        Path unpacked = Files.createTempFile("etcdray-anatomy", ".db");
        try (InputStream in = new XZInputStream(Files.newInputStream(file))) {
            Files.write(unpacked, in.readAllBytes());
            return readDb(unpacked);
        } finally {
            Files.delete(unpacked);
        }
    }

    private static Path directory() {
        return Path.of(Objects.requireNonNull(System.getProperty("etcdray.root")), "samples");
    }

    private static List<Value> readDb(Path file) throws IOException {
        try (FilePageSource source = FilePageSource.open(file)) {
            RevisionFeed feed = EtcdDatabase.open(BoltDatabase.open(source, FaultSink.strict()), Progress.NONE).feed();
            try (RevisionFeed.Reader reader = feed.newReader()) {
                List<Value> values = new ArrayList<>();
                for (Map.Entry<String, Long> newest : newest(feed, reader).entrySet()) {
                    StoredRevision revision = reader.revision(newest.getValue());
                    if (!revision.tombstone()) {
                        values.add(new Value(newest.getKey(), resource(newest.getKey()),
                                MemorySegment.ofArray(revision.value().toArray(ValueLayout.JAVA_BYTE))));
                    }
                }
                return values;
            }
        }
    }

    private static Map<String, Long> newest(RevisionFeed feed, RevisionFeed.Reader reader) throws IOException {
        Map<String, Long> newest = new TreeMap<>();
        RevisionBatch batch = new RevisionBatch();
        for (int chunk = 0; chunk < feed.chunkCount(); chunk++) {
            reader.read(chunk, batch);
            for (int i = 0; i < batch.size(); i++) {
                newest.put(new String(batch.keys(), batch.keyOffset(i), batch.keyLength(i), ISO_8859_1),
                        batch.locator(i));
            }
        }
        return newest;
    }

    private static String resource(String key) {
        KubeLocation location = KEYS.locate(key.substring(0, Math.max(0, key.lastIndexOf('/'))));
        return location == null ? "other" : location.resource();
    }
}
