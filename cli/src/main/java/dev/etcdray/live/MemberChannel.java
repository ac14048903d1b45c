package dev.etcdray.live;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection to a member, made anew after one that failed. gRPC alone would wait longer and longer before it tries
 * again, up to two minutes, and say meanwhile what it met the last time: a member that is back would seem to be down.
 */
final class MemberChannel implements AutoCloseable {
    private final Supplier<ManagedChannel> open;
    private @Nullable ManagedChannel channel;
    private boolean closed;

    MemberChannel(Supplier<ManagedChannel> open) {
        this.open = open;
    }

    /** For the next call. */
    synchronized ManagedChannel get() {
        ManagedChannel current = channel;
        if (current == null) {
            current = open.get();
            if (closed) {
                current.shutdownNow();
            }
        } else if (!closed && current.getState(false) == ConnectivityState.TRANSIENT_FAILURE) {
            current.shutdown(); // A stream that still ends over the old connection may do so.
            current = open.get();
        }
        channel = current;
        return current;
    }

    /** Ends every call. */
    @Override
    public synchronized void close() {
        closed = true;
        if (channel != null) {
            channel.shutdownNow();
        }
    }
}
