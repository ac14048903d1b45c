package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.FilePageSource;
import dev.etcdray.bolt.MemoryPageSource;
import dev.etcdray.bolt.PageSource;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a db that a running etcd may be writing to. Pages that belong to one transaction are overwritten by the second
 * one after it at the earliest, and a meta is written after all pages of its transaction: so if the txid is the same
 * before and after, all that was read belongs to that transaction. If it moved on, whatever came out, a fault included,
 * means nothing, and the file is read again.
 */
public final class ConsistentRead {
    /** One reading, and three more if the file moved on. */
    private static final int ATTEMPTS = 4;
    /** Up to this size a further attempt copies the file into memory first: a moment instead of a pass. */
    private static final long COPY_LIMIT_BYTES = 1L << 30;

    private ConsistentRead() {
    }

    /** Something to do with an open database. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it; may be called again on a later state of the file. */
        T on(BoltDatabase database) throws IOException;
    }

    /**
     * A result that holds for one committed state.
     *
     * @param value the result
     * @param txid the transaction that it is of
     * @param firstTxid the txid at the first attempt; another one if the file moved on meanwhile
     */
    public record Result<T>(T value, long txid, long firstTxid) {}

    /**
     * Does the work on a state of the file that stood still meanwhile.
     *
     * @throws ChangedWhileReadingException if it moved on during every attempt
     */
    public static <T> Result<T> of(Path file, Work<T> work) throws IOException {
        return of(file, file.toString(), work);
    }

    /** The same of a file that messages call by another name. */
    public static <T> Result<T> of(Path file, String name, Work<T> work) throws IOException {
        long firstTxid = -1;
        for (int attempt = 1;; attempt++) {
            try (FilePageSource source = FilePageSource.open(file, name)) {
                BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
                long txid = database.meta().txid();
                firstTxid = attempt == 1 ? txid : firstTxid;
                Outcome<T> outcome = attempt == 1 ? tryOn(database, database, work) : tryOnCopy(database, work);
                if (outcome.txidAfter == txid) {
                    return new Result<>(outcome.get(), txid, firstTxid);
                }
                if (attempt == ATTEMPTS) {
                    throw new ChangedWhileReadingException(name, txid, outcome.txidAfter, ATTEMPTS);
                }
            }
        }
    }

    /** What came out, and the txid that the file showed afterwards: the first counts only if the second stood still. */
    private record Outcome<T>(@Nullable T value, @Nullable Exception failure, long txidAfter) {

        T get() throws IOException {
            return switch (failure) {
                case null -> java.util.Objects.requireNonNull(value);
                case IOException e -> throw e;
                case RuntimeException e -> throw e;
                default -> throw new IllegalStateException(failure);
            };
        }
    }

    private static <T> Outcome<T> tryOn(BoltDatabase database, BoltDatabase watched, Work<T> work) throws IOException {
        try {
            T value = work.on(database);
            return new Outcome<>(value, null, watched.currentTxid());
        } catch (IOException | RuntimeException e) {
            // Also what no file could cause that stands still: a page that is read twice may be another one by then.
            return new Outcome<>(null, e, watched.currentTxid());
        }
    }

    private static <T> Outcome<T> tryOnCopy(BoltDatabase database, Work<T> work) throws IOException {
        if (database.fileBytes() > COPY_LIMIT_BYTES) {
            return tryOn(database, database, work);
        }
        try (PageSource copy = MemoryPageSource.copyOf(database.source(), database.fileBytes())) {
            long txidAfterCopy = database.currentTxid();
            if (txidAfterCopy != database.meta().txid()) {
                return new Outcome<>(null, null, txidAfterCopy);
            }
            BoltDatabase copied = BoltDatabase.open(copy, FaultSink.strict());
            return tryOn(copied, copied, work);
        }
    }
}
