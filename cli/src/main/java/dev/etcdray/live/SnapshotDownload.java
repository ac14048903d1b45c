package dev.etcdray.live;

import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.etcdray.etcd.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Takes a snapshot from a member, the SHA-256 that it sends behind the db included. */
public final class SnapshotDownload extends ByteOutput {
    private final OutputStream out;
    private long bytes;

    private SnapshotDownload(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes a snapshot, the hash at its end included, as it comes. The stream stays open; what it holds is to be thrown
     * away if this fails, and checked if not: it may have been damaged on the way.
     *
     * @param choice whose
     * @return bytes written
     * @throws LiveException if the member refuses, or its db is short, or the stream breaks, stands still or has no byte
     * @throws IOException if they cannot be written
     */
    public static long to(OutputStream out, Cluster cluster, MemberChoice choice, Progress progress)
            throws IOException {
        Endpoint endpoint = choice.member().endpoint();
        SnapshotDownload download = new SnapshotDownload(out);
        try (ChunkStream chunks = cluster.client(endpoint).snapshot()) {
            for (ByteString chunk = chunks.next(cluster.patience()); chunk != null; chunk = chunks
                    .next(cluster.patience())) {
                UnsafeByteOperations.unsafeWriteTo(chunk, download);
                progress.at(Math.min(download.bytes, choice.status().dbSizeBytes()), choice.status().dbSizeBytes());
            }
        }
        if (download.bytes == 0) {
            throw new LiveException(LiveException.Kind.DAMAGED, endpoint + ": the snapshot ended before its first byte;"
                    + " take it again, or that of another member with --from", null);
        }
        return download.bytes;
    }

    @Override
    public void write(byte[] data, int offset, int length) throws IOException {
        out.write(data, offset, length);
        bytes += length;
    }

    @Override
    public void write(ByteBuffer data) throws IOException {
        byte[] copy = new byte[data.remaining()];
        data.get(copy);
        write(copy, 0, copy.length);
    }

    @Override
    public void writeLazy(byte[] data, int offset, int length) throws IOException {
        write(data, offset, length);
    }

    @Override
    public void writeLazy(ByteBuffer data) throws IOException {
        write(data);
    }

    @Override
    public void write(byte b) throws IOException {
        write(new byte[]{b}, 0, 1);
    }
}
