package dev.etcdray.lab;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Compacts and defragments a server while others write, again and again. */
public final class Housekeeper implements AutoCloseable {
    private static final int ROUND_REVISIONS = 200;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Gateway gateway;
    private final BusyWriter writer;
    private final Background background = new Background("the housekeeper", this::round);
    private long compacted;
    private final AtomicInteger rounds = new AtomicInteger();

    private Housekeeper(EtcdServer server, BusyWriter writer) {
        this.gateway = new Gateway(server);
        this.writer = writer;
    }

    /** Starts in the background. */
    public static Housekeeper start(EtcdServer server, BusyWriter writer) {
        Housekeeper keeper = new Housekeeper(server, writer);
        keeper.background.start();
        return keeper;
    }

    private void round() throws Exception {
        long next = compacted + ROUND_REVISIONS;
        Poll.until(LIMIT, () -> "the writer writes too little",
                () -> background.isEnded() || writer.revision() > next);
        compacted = Math.max(compacted + 1, writer.revision() - ROUND_REVISIONS / 2);
        gateway.call("kv/compaction", Gateway.compaction(compacted, rounds.get() % 2 == 0));
        gateway.call("maintenance/defragment", new ObjectMapper().createObjectNode());
        rounds.incrementAndGet();
    }

    /** How often it did both. */
    public int rounds() {
        return rounds.get();
    }

    /** Stops; fails if something was refused. */
    @Override
    public void close() {
        background.close();
    }
}
