package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fills a cluster until it refuses to write, as a Kubernetes does whose compaction has stopped: few live keys, some of
 * them with a lease, and much history.
 */
public final class Fill {
    private static final int VALUE_BYTES = 2048;
    /** etcd takes 128 by default. */
    private static final int OPERATIONS = 50;
    private static final int DELETE_ONE_IN = 20;
    private static final int LEASED_KEYS = 20;
    private static final long LEASE_SECONDS = 3600;
    /** A request may have 1.5 MiB. */
    private static final int LARGE_BYTES = 1 << 20;
    /** At 100 KiB each. */
    private static final int MOST_TRANSACTIONS = 5_000;
    private static final int AT_ONCE = 4;

    private final EtcdCluster cluster;
    private final Random random;
    private final int keys;

    private Fill(EtcdCluster cluster, long seed, int keys) {
        this.cluster = cluster;
        this.random = new Random(seed);
        this.keys = keys;
    }

    /**
     * Fills it; afterwards each member has refused to write and says so in an alarm of its own.
     *
     * @param keys of 2 KiB each that are live at the end, if there is room for them
     */
    public static void untilAllRefuse(EtcdCluster cluster, long seed, int keys) throws Exception {
        Fill fill = new Fill(cluster, seed, keys);
        fill.untilOneRefuses();
        for (EtcdServer member : cluster.members()) {
            if (!refuses(cluster.gateway(member), "kv/put", Gateway.put(key(0), new byte[LARGE_BYTES], 0))) {
                throw new AssertionError(member + " took a large value though another was full");
            }
        }
    }

    private void untilOneRefuses() throws Exception {
        Gateway gateway = cluster.gateway(cluster.leader());
        lease(gateway);
        int next = 0;
        for (int i = 0; i < MOST_TRANSACTIONS; i += AT_ONCE) {
            List<Gateway.Txn> txns = new ArrayList<>();
            for (int j = 0; j < AT_ONCE; j++) {
                txns.add(txn(next));
                next += OPERATIONS;
            }
            if (anyRefused(gateway, txns)) {
                return;
            }
        }
        throw new AssertionError("it never refused to write");
    }

    private Gateway.Txn txn(int next) {
        Gateway.Txn txn = new Gateway.Txn();
        for (int key : next < keys ? inOrder(next) : several()) {
            if (next >= keys && random.nextInt(DELETE_ONE_IN) == 0) {
                txn.delete(Gateway.delete(key(key)));
            } else {
                txn.put(Gateway.put(key(key), value(), 0));
            }
        }
        return txn;
    }

    /** Together they get past the quota, which is compared with what was written before. */
    private static boolean anyRefused(Gateway gateway, List<Gateway.Txn> txns) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> answers = txns.stream()
                    .map(txn -> threads.submit(() -> refuses(gateway, "kv/txn", txn.body()))).toList();
            boolean refused = false;
            for (Future<Boolean> answer : answers) {
                refused |= answer.get();
            }
            return refused;
        }
    }

    private void lease(Gateway gateway) throws IOException, InterruptedException {
        JsonNode lease = gateway.call("lease/grant",
                new ObjectMapper().createObjectNode().put("TTL", Long.toString(LEASE_SECONDS)));
        for (int i = 0; i < LEASED_KEYS; i++) {
            gateway.call("kv/put", Gateway.put(("/registry/events/ns-1/event-" + i).getBytes(StandardCharsets.UTF_8),
                    value(), lease.path("ID").asLong()));
        }
    }

    private List<Integer> inOrder(int first) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = first; i < Math.min(keys, first + OPERATIONS); i++) {
            numbers.add(i);
        }
        return numbers;
    }

    /** A transaction may change a key once only. */
    private List<Integer> several() {
        return random.ints(0, keys).distinct().limit(Math.min(OPERATIONS, keys / 2)).boxed().toList();
    }

    private static boolean refuses(Gateway gateway, String method, JsonNode body)
            throws IOException, InterruptedException {
        try {
            gateway.call(method, body);
            return false;
        } catch (Gateway.Refused e) {
            if (String.valueOf(e.getMessage()).contains("database space exceeded")) {
                return true;
            }
            throw e;
        }
    }

    private static byte[] key(int number) {
        return ("/registry/pods/ns-" + number % 7 + "/pod-" + number).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] value() {
        byte[] value = new byte[VALUE_BYTES];
        random.nextBytes(value);
        return value;
    }
}
