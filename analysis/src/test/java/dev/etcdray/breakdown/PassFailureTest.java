package dev.etcdray.breakdown;

import dev.etcdray.breakdown.FakeFeed.Revision;
import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.StoredRevision;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** One worker that fails ends them all, with its cause, and every reader is closed. */
@Timeout(60)
class PassFailureTest {

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "2,199", "3,100", "5,77", "8,199"})
    void whileReading(int workers, int chunk) {
        assertFails(workers, new FailingFeed(chunk, new IOException("disk gone")), IOException.class, "disk gone");
    }

    @Test
    void withAnErrorThatIsNoException() {
        assertFails(4, new FailingFeed(50, new OutOfMemoryError("no room")), OutOfMemoryError.class, "no room");
    }

    @Test
    void whenAWorkerGetsNoReader() {
        FailingFeed feed = new FailingFeed(-1, new IllegalStateException("unused")) {
            @Override
            public Reader newReader() {
                // Not == 2: workers start at once, and may pass two together.
                if (opened.get() >= 2) {
                    throw new IllegalStateException("no reader");
                }
                return super.newReader();
            }
        };
        assertFails(4, feed, IllegalStateException.class, "no reader");
    }

    private static void assertFails(int workers, FailingFeed feed, Class<? extends Throwable> type, String message) {
        assertThatThrownBy(() -> Pass.run(feed, Passes.options(workers))).isInstanceOf(type).hasMessage(message);
        assertThat(feed.closed).hasValue(feed.opened.get());
    }

    /** 200 chunks, of which one fails. */
    private static class FailingFeed extends FakeFeed {
        final AtomicInteger opened = new AtomicInteger();
        final AtomicInteger closed = new AtomicInteger();
        private final int failingChunk;
        private final Throwable failure;

        FailingFeed(int failingChunk, Throwable failure) {
            super(LongStream.rangeClosed(1, 1000).mapToObj(main -> Revision.put(main, "key" + main % 9, "value"))
                    .toList(), 5);
            this.failingChunk = failingChunk;
            this.failure = failure;
        }

        @Override
        public Reader newReader() {
            Reader reader = super.newReader();
            opened.incrementAndGet();
            return new Reader() {
                @Override
                public void read(int chunk, RevisionBatch batch) throws IOException {
                    if (chunk == failingChunk) {
                        switch (failure) {
                            case IOException e -> throw e;
                            case Error e -> throw e;
                            default -> throw new IllegalStateException(failure);
                        }
                    }
                    reader.read(chunk, batch);
                }

                @Override
                public StoredRevision revision(long locator) throws IOException {
                    return reader.revision(locator);
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }
    }
}
