package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Lets an etcd live through what etcds live through, by a seed. */
public final class RandomHistory {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HUGE_VALUES = 3;
    private static final int HUGE_BYTES = 200 << 10;

    private final Random random;
    private final Gateway gateway;
    private final KeySpace keys;
    private final boolean compacts;
    private final List<Long> leases = new ArrayList<>();
    private long revision = 1;
    private long compacted;
    private int hugeValues;

    /** A history; some never compact. */
    public RandomHistory(long seed, EtcdServer server) {
        this(new Random(seed), new Gateway(server), true);
    }

    private RandomHistory(Random random, Gateway gateway, boolean mayCompact) {
        this.random = random;
        this.gateway = gateway;
        this.keys = new KeySpace(random, 4 + random.nextInt(60));
        this.compacts = random.nextInt(4) != 0 && mayCompact;
    }

    /** A history that leaves compacting to the test. */
    public static RandomHistory uncompacted(long seed, EtcdServer server) {
        return uncompacted(seed, new Gateway(server));
    }

    /** The same over a gateway of any kind. */
    public static RandomHistory uncompacted(long seed, Gateway gateway) {
        return new RandomHistory(new Random(seed), gateway, false);
    }

    /** The keys that it used. */
    public KeySpace keys() {
        return keys;
    }

    /** The newest revision that it made. */
    public long revision() {
        return revision;
    }

    /** Does so many things. */
    public void run(int steps) throws IOException, InterruptedException {
        for (int i = 0; i < steps; i++) {
            step(random.nextInt(100));
        }
        nudge();
    }

    /** One more small put, so that the server commits once more. */
    public void nudge() throws IOException, InterruptedException {
        done(gateway.call("kv/put", Gateway.put(keys.key(), new byte[]{1}, 0)));
    }

    private void step(int dice) throws IOException, InterruptedException {
        if (dice < 55) {
            done(gateway.call("kv/put", Gateway.put(keys.key(), value(), lease())));
        } else if (dice < 70) {
            done(gateway.call("kv/deleterange", Gateway.delete(keys.key())));
        } else if (dice < 74) {
            byte[] key = keys.key();
            done(gateway.call("kv/deleterange", Gateway.delete(key)));
            done(gateway.call("kv/put", Gateway.put(key, value(), lease())));
        } else if (dice < 76) {
            byte[][] range = keys.range();
            done(gateway.call("kv/deleterange", Gateway.deleteRange(range[0], range[1])));
        } else if (dice < 92) {
            done(gateway.call("kv/txn", transaction()));
        } else if (dice < 95) {
            leases.add(done(gateway.call("lease/grant", JSON.createObjectNode().put("TTL", "360000").put("ID", "0")))
                    .path("ID").asLong());
        } else if (dice < 96 && !leases.isEmpty()) {
            long gone = leases.remove(random.nextInt(leases.size()));
            done(gateway.call("lease/revoke", JSON.createObjectNode().put("ID", Long.toString(gone))));
        } else if (dice >= 98 && compacts) {
            compact();
        }
    }

    /** Puts and deletes of different keys, which is what etcd allows: each is a sub revision of one main revision. */
    private JsonNode transaction() {
        Gateway.Txn txn = new Gateway.Txn();
        Set<String> used = new HashSet<>();
        int operations = 1 + random.nextInt(12);
        for (int i = 0; i < operations; i++) {
            byte[] key = keys.key();
            if (!used.add(Arrays.toString(key))) {
                continue;
            }
            if (random.nextInt(3) == 0) {
                txn.delete(Gateway.delete(key));
            } else {
                txn.put(Gateway.put(key, value(), lease()));
            }
        }
        return txn.body();
    }

    private void compact() throws IOException, InterruptedException {
        if (revision <= compacted) {
            return;
        }
        boolean atHead = random.nextInt(4) == 0;
        compacted = atHead ? revision : compacted + 1 + random.nextLong(revision - compacted);
        done(gateway.call("kv/compaction", Gateway.compaction(compacted, random.nextBoolean())));
    }

    private JsonNode done(JsonNode answer) {
        revision = Math.max(revision, Gateway.revision(answer));
        return answer;
    }

    private long lease() {
        return leases.isEmpty() || random.nextInt(4) != 0 ? 0 : leases.get(random.nextInt(leases.size()));
    }

    private byte[] value() {
        int dice = random.nextInt(100);
        int size = dice < 10
                ? 0
                : dice < 60
                        ? random.nextInt(300)
                        : dice < 90
                                ? random.nextInt(4 << 10)
                                : random.nextInt(20 << 10);
        if (dice == 99 && hugeValues < HUGE_VALUES) {
            hugeValues++;
            size = HUGE_BYTES;
        }
        byte[] value = new byte[size];
        random.nextBytes(value);
        return value;
    }
}
