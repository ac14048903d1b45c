package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an idle server says of itself.
 *
 * @param status {@code endpoint status}
 * @param compactRevision -1 when it never compacted
 * @param live the live keys
 * @param superseded the other puts that it still has
 * @param tombstones the deletes that it still has
 * @param leases number of leases
 * @param attachedKeys keys attached to them
 */
public record ServerTruth(JsonNode status, long compactRevision, List<Kv> live, List<Kv> superseded,
        List<Kv> tombstones, long leases, long attachedKeys) {

    /** Copies the lists. */
    public ServerTruth {
        live = List.copyOf(live);
        superseded = List.copyOf(superseded);
        tombstones = List.copyOf(tombstones);
    }

    /** Asks; the newest revision must be a put or a delete. */
    public static ServerTruth of(EtcdServer server) throws IOException, InterruptedException {
        Etcdctl etcdctl = Etcdctl.newest(server);
        JsonNode status = etcdctl.status();
        long revision = status.path("header").path("revision").asLong();
        long compacted = etcdctl.compactRevision();
        List<Kv> live = etcdctl.all();
        // What compaction left of the time before, and all that came after: together all that is stored.
        Set<Kv> puts = new HashSet<>(compacted < 0 ? List.of() : etcdctl.allAt(compacted));
        List<Kv> tombstones = new ArrayList<>();
        for (Etcdctl.Event event : etcdctl.events(Math.max(1, compacted), revision)) {
            if (event.delete()) {
                tombstones.add(event.kv());
            } else {
                puts.add(event.kv());
            }
        }
        live.forEach(puts::remove);
        JsonNode leases = etcdctl.json("lease", "list").path("leases");
        return new ServerTruth(status, compacted, live, List.copyOf(puts), tombstones, leases.size(),
                attached(new Gateway(server), leases));
    }

    private static long attached(Gateway gateway, JsonNode leases) throws IOException, InterruptedException {
        long keys = 0;
        for (JsonNode lease : leases) {
            keys += gateway.call("lease/timetolive", new ObjectMapper().createObjectNode()
                    .put("ID", lease.path("id").asText()).put("keys", true)).path("keys").size();
        }
        return keys;
    }

    /** The server's revision. */
    public long revision() {
        return status.path("header").path("revision").asLong();
    }

    /** Bytes below the high-water mark. */
    public long dbSizeBytes() {
        return status.path("dbSize").asLong();
    }

    /** Of these in use; pages that the last transaction freed are still counted. */
    public long inUseBytes() {
        return status.path("dbSizeInUse").asLong();
    }
}
