package dev.etcdray.history;

import dev.etcdray.report.StateTotals;
import dev.etcdray.report.Warning;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** The revisions of one key. Holds a temporary file when there are very many: to be closed. */
public final class KeyHistory implements Closeable {
    private final HistoryHead head;
    private final int keyBytes;
    private final RevisionSpool spool;
    private final HistoryTotals totals;
    private final List<Warning> warnings;

    /** Takes each revision. */
    @FunctionalInterface
    public interface Visitor {
        /** Oldest first. */
        void revision(KeyRevision revision) throws IOException;
    }

    /** Of a spool that holds at least one revision. */
    KeyHistory(HistoryHead head, int keyBytes, RevisionSpool spool, List<Warning> warnings) throws IOException {
        this.head = head;
        this.keyBytes = keyBytes;
        this.spool = spool;
        this.warnings = List.copyOf(warnings);
        Adder adder = new Adder();
        forEach(0, adder);
        this.totals = adder.totals();
    }

    /** What was read. */
    public HistoryHead head() {
        return head;
    }

    /** All revisions added up. */
    public HistoryTotals totals() {
        return totals;
    }

    /** What the reader should know before he trusts a figure. */
    public List<Warning> warnings() {
        return warnings;
    }

    /** Revisions that are left out when only so many of the newest are wanted; 0 = all are wanted. */
    public long omitted(long newest) {
        return newest == 0 ? 0 : Math.max(0, spool.size() - newest);
    }

    /**
     * Goes through the revisions, oldest first; may be called again.
     *
     * @param newest only so many of the newest, 0 = all
     */
    public void forEach(long newest, Visitor visitor) throws IOException {
        Replay replay = new Replay(omitted(newest), visitor);
        spool.forEach(replay::stored);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    /** What is left out goes through all the same, as generations are counted from the oldest on. */
    private final class Replay {
        private final Generations generations = new Generations(keyBytes);
        private final long skipped;
        private final Visitor visitor;
        private long index;

        Replay(long skipped, Visitor visitor) {
            this.skipped = skipped;
            this.visitor = visitor;
        }

        void stored(StoredNumbers stored) throws IOException {
            KeyRevision revision = generations.next(stored, index == spool.size() - 1);
            if (index >= skipped) {
                visitor.revision(revision);
            }
            index++;
        }
    }

    private static final class Adder implements Visitor {
        private StateTotals live = StateTotals.NONE;
        private StateTotals superseded = StateTotals.NONE;
        private StateTotals tombstone = StateTotals.NONE;
        private long first = -1;
        private long last;
        private long generations;
        private boolean beginningMissing;

        @Override
        public void revision(KeyRevision revision) {
            StateTotals one = new StateTotals(1, revision.bytes(), revision.keyBytes(), revision.valueBytes());
            switch (revision.state()) {
                case KeyRevision.LIVE -> live = live.plus(one);
                case KeyRevision.SUPERSEDED -> superseded = superseded.plus(one);
                default -> tombstone = tombstone.plus(one);
            }
            if (first < 0) {
                first = revision.modRevision();
                beginningMissing = !revision.beginsGeneration();
            }
            last = revision.modRevision();
            generations = revision.generation();
        }

        HistoryTotals totals() {
            return new HistoryTotals(1, live.revisions(), live, superseded, tombstone, first, last, generations,
                    beginningMissing);
        }
    }
}
