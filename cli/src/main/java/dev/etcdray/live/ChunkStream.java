package dev.etcdray.live;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.SnapshotRequest;
import io.etcd.jetcd.api.SnapshotResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A member's snapshot as it arrives. Some chunks are asked for ahead, so that network and disk work at the same time,
 * and no more, so that memory is bounded. Closing it before its end cancels it at the member.
 */
final class ChunkStream implements AutoCloseable {
    /** Of 32 KiB each (etcd, server/etcdserver/api/v3rpc/maintenance.go: snapshotSendBufferSize). */
    private static final int AHEAD = 128;
    /** So many are asked for at once: each request wakes the thread of the connection. */
    private static final int STEP = 32;
    private static final MethodDescriptor<SnapshotRequest, SnapshotResponse> METHOD = MaintenanceGrpc
            .getSnapshotMethod()
            .toBuilder().setResponseMarshaller(new Uncopied()).build();

    /** Reads a chunk so that its bytes are a part of what came, not a copy. */
    private static final class Uncopied implements MethodDescriptor.Marshaller<SnapshotResponse> {
        @Override
        public SnapshotResponse parse(InputStream message) {
            try {
                CodedInputStream input = UnsafeByteOperations.unsafeWrap(bytes(message)).newCodedInput();
                input.enableAliasing(true);
                return SnapshotResponse.parseFrom(input);
            } catch (IOException e) {
                throw Status.INTERNAL.withDescription("a chunk of the snapshot cannot be read").withCause(e)
                        .asRuntimeException();
            }
        }

        /** All of it is here already (io.grpc.KnownLength), so that its length is known; else it would be copied twice. */
        private static byte[] bytes(InputStream message) throws IOException {
            byte[] bytes = new byte[message.available()];
            int read = message.readNBytes(bytes, 0, bytes.length);
            if (read < bytes.length || message.read() >= 0) {
                throw new IOException("a message of " + bytes.length + " bytes is of another length");
            }
            return bytes;
        }

        @Override
        public InputStream stream(SnapshotResponse response) {
            throw new UnsupportedOperationException("a client sends none");
        }
    }

    private final MemberClient member;
    private final ClientCall<SnapshotRequest, SnapshotResponse> call;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private int taken;
    private long bytes;
    private boolean ended;

    /** What arrives. */
    private sealed interface Arrival {
    }

    private record Chunk(SnapshotResponse response) implements Arrival {}

    private record End(Status status) implements Arrival {}

    private ChunkStream(MemberClient member, ClientCall<SnapshotRequest, SnapshotResponse> call) {
        this.member = member;
        this.call = call;
    }

    static ChunkStream open(MemberClient member, Channel channel) {
        ChunkStream stream = new ChunkStream(member,
                channel.newCall(METHOD, CallOptions.DEFAULT));
        stream.start();
        return stream;
    }

    private void start() {
        call.start(new ClientCall.Listener<>() {
            @Override
            public void onMessage(SnapshotResponse response) {
                arrivals.add(new Chunk(response));
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                arrivals.add(new End(status));
            }
        }, new Metadata());
        call.request(AHEAD);
        call.sendMessage(SnapshotRequest.getDefaultInstance());
        call.halfClose();
    }

    /**
     * The next bytes; null at the end.
     *
     * @throws LiveException if the stream broke, nothing came for so long, or the member cannot read what it should send
     */
    @Nullable
    ByteString next(Duration patience) throws LiveException {
        try {
            return switch (arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                case null -> throw new LiveException(LiveException.Kind.TIMED_OUT, member.endpoint()
                        + ": the snapshot stream is silent for " + Durations.text(patience)
                        + "; the member is paused, or its disk stands still; try another with --from", null);
                case Chunk chunk -> {
                    taken++;
                    if (taken % STEP == 0) {
                        call.request(STEP);
                    }
                    yield blob(chunk.response);
                }
                case End end -> {
                    ended = true;
                    if (!end.status.isOk()) {
                        throw broken(end.status);
                    }
                    yield null;
                }
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken(Status.CANCELLED.withCause(e));
        }
    }

    /**
     * A member that finds its own file too short, or cannot read on in it, sends chunks of nothing and never ends (etcd,
     * server/etcdserver/api/v3rpc/maintenance.go: Snapshot).
     */
    private ByteString blob(SnapshotResponse response) throws LiveException {
        ByteString blob = response.getBlob();
        if (blob.isEmpty() && response.getRemainingBytes() > 0) {
            throw new LiveException(LiveException.Kind.DAMAGED,
                    member.endpoint() + ": the member cannot read its own db"
                            + " behind byte " + bytes
                            + "; take the snapshot of another member with --from, and check this one's"
                            + " disk",
                    null);
        }
        bytes += blob.size();
        return blob;
    }

    private LiveException broken(Status status) {
        LiveException failure = member.failure("a snapshot", status.asException());
        return switch (failure.kind()) {
            case PERMISSION -> new LiveException(failure.kind(), member.endpoint()
                    + ": the user may not read a snapshot, which takes the role root; log in as one who has it",
                    failure);
            case UNREACHABLE, TIMED_OUT -> new LiveException(failure.kind(), failure.getMessage()
                    + "; take the snapshot again, or that of another member with --from", failure);
            default -> failure;
        };
    }

    @Override
    public void close() {
        if (!ended) {
            call.cancel("the reader has left", null);
        }
    }
}
