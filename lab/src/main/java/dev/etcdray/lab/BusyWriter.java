package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes to a server as fast as it answers, and knows what was live at every revision: it is the only one who writes,
 * so each answer's revision is the one that its own change made.
 */
public final class BusyWriter implements AutoCloseable {
    private static final int KEYS = 6000;
    /** etcd takes 128 by default. */
    private static final int MAX_OPERATIONS = 50;

    private final Random random;
    private final Gateway gateway;
    private final Map<Integer, Integer> valueBytes = new HashMap<>();
    private final Map<Long, Live> liveAt = new ConcurrentHashMap<>();
    private final int maxValueBytes;
    private final Background background;
    private volatile long revision;
    private Live live = new Live(0, 0, 0);

    /** Live keys, lengths of their keys, lengths of their values. */
    public record Live(long keys, long keyBytes, long valueBytes) {

        private Live plus(int sign, long key, long value) {
            return new Live(keys + sign, keyBytes + sign * key, valueBytes + sign * value);
        }
    }

    private BusyWriter(EtcdServer server, long seed, int maxValueBytes) {
        this.maxValueBytes = maxValueBytes;
        this.random = new Random(seed);
        this.gateway = new Gateway(server);
        this.background = new Background("the writer",
                () -> transaction(random.nextInt(8) == 0 ? 20 : 1, 4));
    }

    /** Fills the server with keys, then goes on in the background. */
    public static BusyWriter start(EtcdServer server, long seed, int maxValueBytes)
            throws IOException, InterruptedException {
        BusyWriter writer = new BusyWriter(server, seed, maxValueBytes);
        for (int i = 0; i < KEYS / MAX_OPERATIONS; i++) {
            writer.transaction(MAX_OPERATIONS, 0);
        }
        writer.background.start();
        return writer;
    }

    /** One transaction of puts and deletes of different keys; one in so many is a delete, none if 0. */
    private void transaction(int operations, int deleteOneIn) throws IOException, InterruptedException {
        Gateway.Txn txn = new Gateway.Txn();
        Set<Integer> used = new HashSet<>();
        while (used.size() < operations) {
            int number = random.nextInt(KEYS);
            if (!used.add(number)) {
                continue;
            }
            byte[] key = ("/registry/pods/ns-" + number % 7 + "/pod-" + number).getBytes(StandardCharsets.UTF_8);
            Integer before = valueBytes.remove(number);
            live = before == null ? live : live.plus(-1, key.length, before);
            if (deleteOneIn > 0 && random.nextInt(deleteOneIn) == 0) {
                txn.delete(Gateway.delete(key));
                continue;
            }
            byte[] value = new byte[random.nextInt(maxValueBytes)];
            random.nextBytes(value);
            txn.put(Gateway.put(key, value, 0));
            valueBytes.put(number, value.length);
            live = live.plus(1, key.length, value.length);
        }
        JsonNode answer = gateway.call("kv/txn", txn.body());
        revision = Gateway.revision(answer);
        // A delete of what is not there makes no revision, and changes nothing at this one.
        liveAt.put(revision, live);
    }

    /** The newest revision written. */
    public long revision() {
        return revision;
    }

    /** What was live at a revision; asked after {@link #close()}. */
    public Live liveAt(long asked) {
        return Objects.requireNonNull(liveAt.get(asked), () -> "nobody made revision " + asked);
    }

    /** Stops writing; fails if the writer could not write. */
    @Override
    public void close() {
        background.close();
    }
}
