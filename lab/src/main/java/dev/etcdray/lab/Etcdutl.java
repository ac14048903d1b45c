package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real etcdutl, on copies: some of its commands write to their input. */
public final class Etcdutl {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Etcdutl() {
    }

    /** {@code snapshot status} of 3.7 or 3.5. */
    public static JsonNode snapshotStatus(String minor, Path copy) throws IOException, InterruptedException {
        return JSON.readTree(Command.run(Map.of(), "etcdutl-" + minor,
                List.of("snapshot", "status", copy.toString(), "-w", "json")));
    }

    /** {@code snapshot restore} with the version that suits a server: it copies the pages, and rewrites the members. */
    public static void restore(EtcdVersion version, Path snapshot, Path dataDir)
            throws IOException, InterruptedException {
        String minor = version.hasStorageVersion() ? "3.7" : "3.5";
        Command.run(Map.of(), "etcdutl-" + minor,
                List.of("snapshot", "restore", snapshot.toString(), "--data-dir", dataDir.toString()));
    }

    /** {@code defrag} of a data dir that no server uses. */
    public static void defragment(Path dataDir) throws IOException, InterruptedException {
        Command.run(Map.of(), "etcdutl-3.7", List.of("defrag", "--data-dir", dataDir.toString()));
    }
}
