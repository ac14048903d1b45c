package dev.etcdray.bolt;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A file is read while it grows. */
@Timeout(30)
class ArrivingPageSourceTest {
    private static final int BYTES = 1 << 20;

    @TempDir
    private Path directory;
    private final byte[] bytes = new byte[BYTES];
    private FileChannel writer;
    private ArrivingPageSource source;

    @BeforeEach
    void open() throws IOException {
        new Random(1).nextBytes(bytes);
        Path file = directory.resolve("stream");
        writer = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        source = new ArrivingPageSource(FilePageSource.open(file, "the stream"));
    }

    @AfterEach
    void close() throws IOException {
        source.close();
        writer.close();
    }

    private void write(int from, int to) throws IOException {
        writer.write(ByteBuffer.wrap(bytes, from, to - from));
        source.arrived(to);
    }

    private FutureTask<byte[]> reading(int offset, int length) {
        FutureTask<byte[]> task = new FutureTask<>(() -> {
            ByteBuffer target = ByteBuffer.allocate(length);
            source.read(offset, target);
            return target.array();
        });
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    @Test
    void eachReaderGetsItsBytesWhenTheyAreThere() throws Exception {
        Random random = new Random(2);
        List<FutureTask<byte[]>> readers = new ArrayList<>();
        List<byte[]> wanted = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int offset = random.nextInt(BYTES);
            int length = random.nextInt(BYTES - offset);
            readers.add(reading(offset, length));
            wanted.add(Arrays.copyOfRange(bytes, offset, offset + length));
        }
        for (int at = 0; at < BYTES;) {
            int to = Math.min(BYTES, at + 1 + random.nextInt(20_000));
            write(at, to);
            at = to;
        }
        for (int i = 0; i < readers.size(); i++) {
            assertThat(readers.get(i).get()).isEqualTo(wanted.get(i));
        }
    }

    @Test
    void whatHasNotArrivedIsWaitedFor() throws Exception {
        write(0, 1000);
        FutureTask<byte[]> there = reading(0, 1000);
        FutureTask<byte[]> notThere = reading(999, 2);
        assertThat(there.get()).isEqualTo(Arrays.copyOf(bytes, 1000));
        Thread.sleep(100);
        assertThat(notThere.isDone()).isFalse();
        write(1000, 1001);
        assertThat(notThere.get()).isEqualTo(Arrays.copyOfRange(bytes, 999, 1001));
    }

    @Test
    void itsLengthIsKnownAtItsEnd() throws Exception {
        write(0, 1000);
        assertThat(source.sizeBytes()).isEqualTo(Long.MAX_VALUE);
        FutureTask<byte[]> beyond = reading(990, 11);
        source.complete();
        assertThat(source.sizeBytes()).isEqualTo(1000);
        assertThatThrownBy(beyond::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(EOFException.class)
                .hasMessage("the stream: ends at offset 1000, 1 more bytes were to be read there");
    }

    @Test
    void nobodyWaitsForWhatIsClosed() throws Exception {
        FutureTask<byte[]> reader = reading(0, 1);
        source.close();
        assertThatThrownBy(reader::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(IOException.class)
                .hasMessage("the stream: was closed before all of it had arrived");
    }

    @Test
    void anInterruptedReaderLeaves() throws Exception {
        Thread[] thread = new Thread[1];
        FutureTask<Boolean> reader = new FutureTask<>(() -> {
            assertThatThrownBy(() -> source.read(0, ByteBuffer.allocate(1))).isInstanceOf(IOException.class)
                    .hasMessage("the stream: the wait for its bytes was interrupted");
            return Thread.currentThread().isInterrupted();
        });
        thread[0] = Thread.ofPlatform().daemon().start(reader);
        thread[0].interrupt();
        assertThat(reader.get()).isTrue();
    }
}
