package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A writer commits between two looks at the file: what was read meanwhile does not count, and a fault least of all. */
class ConsistentReadTest {
    @TempDir
    private Path directory;
    private Path file = Path.of("");
    private final EtcdBytes etcd = new EtcdBytes(4).leaf(2, EtcdBytes.bucket("key", 3)).leaf(3);
    private long txid = 7;

    @BeforeEach
    void write() throws IOException {
        file = directory.resolve("db");
        Files.write(file, etcd.toBytes());
    }

    @Test
    void aFileThatStandsStill() throws IOException {
        ConsistentRead.Result<String> result = ConsistentRead.of(file, _ -> "value");

        assertThat(result).isEqualTo(new ConsistentRead.Result<>("value", 7, 7));
    }

    @Test
    void movedOnOnce() throws IOException {
        AtomicInteger times = new AtomicInteger();
        ConsistentRead.Result<Integer> result = ConsistentRead.of(file, _ -> {
            if (times.incrementAndGet() == 1) {
                commit();
            }
            return times.get();
        });

        assertThat(result).isEqualTo(new ConsistentRead.Result<>(2, 8, 7));
    }

    /** From the second time on the file is copied first: commits during the work do not matter then. */
    @Test
    void movesOnWithoutEnd() throws IOException {
        ConsistentRead.Result<Long> result = ConsistentRead.of(file, database -> {
            commit();
            return database.meta().txid();
        });

        assertThat(result).isEqualTo(new ConsistentRead.Result<>(8L, 8, 7));
    }

    @Test
    void aFaultMetMeanwhileIsNoCorruption() throws IOException {
        AtomicInteger times = new AtomicInteger();
        ConsistentRead.Result<String> result = ConsistentRead.of(file, database -> {
            if (times.incrementAndGet() == 1) {
                commit();
                throw fault(database);
            }
            return "fine";
        });

        assertThat(result.value()).isEqualTo("fine");
    }

    @Test
    void anExceptionMeanwhileCountsAsLittle() throws IOException {
        AtomicInteger times = new AtomicInteger();
        ConsistentRead.Result<String> result = ConsistentRead.of(file, _ -> {
            if (times.incrementAndGet() == 1) {
                commit();
                throw new IndexOutOfBoundsException("bytes that were moved away");
            }
            return "fine";
        });

        assertThat(result.value()).isEqualTo("fine");
    }

    @Test
    void aFaultInAFileThatStandsStillIs() {
        AtomicInteger times = new AtomicInteger();
        assertThatThrownBy(() -> ConsistentRead.of(file, database -> {
            times.incrementAndGet();
            throw fault(database);
        })).isInstanceOf(CorruptDatabaseException.class);
        assertThat(times).hasValue(1);
    }

    @Test
    void aFaultThatIsStillThereIsToldOfTheLaterState() {
        assertThatThrownBy(() -> ConsistentRead.of(file, database -> {
            commit();
            throw fault(database);
        })).isInstanceOf(CorruptDatabaseException.class);
    }

    /** A writer that commits whenever somebody copies cannot be made up here; that it ends and what it says can. */
    @Test
    void theMessageSaysWhatToDo() {
        ChangedWhileReadingException e = new ChangedWhileReadingException("db", 7, 9, 4);

        assertThat(e).hasMessage("db: changed during each of 4 attempts to read it (transaction 7 to 9 at the last):"
                + " a running etcd writes to it; save a snapshot with `etcdctl snapshot save FILE` and read that");
        assertThat(e.txidBefore()).isEqualTo(7);
        assertThat(e.txidAfter()).isEqualTo(9);
    }

    private static CorruptDatabaseException fault(BoltDatabase database) {
        return new CorruptDatabaseException(new Fault(FaultKind.PAGE_TYPE, database.name(), 3, 3L * 4096, "page type",
                "LEAF", "BRANCH"));
    }

    private void commit() throws IOException {
        txid++;
        ByteBuffer meta = etcd.meta((int) (txid % 2), txid);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(meta, txid % 2 * EtcdBytes.PAGE);
        }
    }
}
