package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/**
 * All live keys at one moment, read with etcdctl.
 *
 * @param revision of that moment
 * @param keys in the order of their keys
 */
public record Ledger(long revision, List<LiveKey> keys) {
    /** Copies the list. */
    public Ledger {
        keys = List.copyOf(keys);
    }

    /** Reads them. */
    public static Ledger of(Etcdctl etcdctl) throws IOException, InterruptedException {
        JsonNode answer = etcdctl.json("get", "", "--prefix");
        return new Ledger(Gateway.revision(answer), answer.path("kvs").valueStream().map(LiveKey::of).toList());
    }

    /** Those that stay whatever time passes. */
    public List<LiveKey> lasting() {
        return keys.stream().filter(key -> key.lease() == 0).toList();
    }

    /** Those that go with their lease. */
    public List<LiveKey> leased() {
        return keys.stream().filter(key -> key.lease() != 0).toList();
    }
}
