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
}
