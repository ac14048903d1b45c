package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.FilePageSource;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrailerTest {
    private static final byte[] DB = new EtcdBytes(4).leaf(2, EtcdBytes.bucket("key", 3)).leaf(3).toBytes();

    @TempDir
    private Path directory;

    @Test
    void aSavedSnapshot() throws IOException, NoSuchAlgorithmException {
        assertThat(check(snapshot())).isEqualTo(SnapshotTrailer.OK);
    }

    @Test
    void oneBitAnywhere() throws IOException, NoSuchAlgorithmException {
        for (int offset : new int[]{3 * 4096 + 2000, 4 * 4096, 4 * 4096 + 31}) {
            byte[] changed = snapshot();
            changed[offset] ^= 4;
            assertThat(check(changed)).isEqualTo(SnapshotTrailer.MISMATCH);
        }
    }

    @Test
    void aDbHasNone() throws IOException {
        assertThat(check(DB)).isEqualTo(SnapshotTrailer.ABSENT);
        assertThat(check(Arrays.copyOf(DB, 8 * 4096))).isEqualTo(SnapshotTrailer.ABSENT);
        assertThat(check(Arrays.copyOf(DB, DB.length + 33))).isEqualTo(SnapshotTrailer.ABSENT);
    }

    @Test
    void closingEndsTheCheck() throws IOException, NoSuchAlgorithmException {
        Path file = Files.write(directory.resolve("db"), snapshot());
        try (FilePageSource source = FilePageSource.open(file)) {
            BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
            assertThatThrownBy(() -> TrailerCheck.check(database, Progress.NONE, () -> true))
                    .isInstanceOf(InterruptedIOException.class);
            TrailerTask task = TrailerTask.start(database, Progress.NONE);
            task.close();
        }
    }

    private SnapshotTrailer check(byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("db"), bytes);
        try (FilePageSource source = FilePageSource.open(file)) {
            BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
            try (TrailerTask task = TrailerTask.start(database, Progress.NONE)) {
                assertThat(TrailerTask.isSnapshot(database)).isEqualTo(task.result() != SnapshotTrailer.ABSENT);
                return task.result();
            }
        }
    }

    private static byte[] snapshot() throws NoSuchAlgorithmException {
        byte[] snapshot = Arrays.copyOf(DB, DB.length + 32);
        System.arraycopy(MessageDigest.getInstance("SHA-256").digest(DB), 0, snapshot, DB.length, 32);
        return snapshot;
    }
}
