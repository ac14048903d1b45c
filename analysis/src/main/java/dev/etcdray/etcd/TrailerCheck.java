package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.PageSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.BooleanSupplier;

/**
 * The SHA-256 that `etcdctl snapshot save` leaves behind the last page. It is there when the file's length is 32 above
 * a multiple of 512 (etcd, etcdutl/snapshot/v3_snapshot.go: hasChecksum).
 */
final class TrailerCheck {
    private static final int SECTOR_BYTES = 512;
    private static final int CHUNK_BYTES = 1 << 20;

    private TrailerCheck() {
    }

    static boolean hasTrailer(BoltDatabase database) {
        return hasTrailer(database.fileBytes())
                && database.fileBytes() - SnapshotTrailer.BYTES >= database.meta().usedBytes();
    }

    static boolean hasTrailer(long fileBytes) {
        return fileBytes % SECTOR_BYTES == SnapshotTrailer.BYTES;
    }

    /** Reads the whole file, in order, and compares. */
    static SnapshotTrailer check(BoltDatabase database, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        if (!hasTrailer(database)) {
            return SnapshotTrailer.ABSENT;
        }
        PageSource source = database.source();
        long hashedBytes = database.fileBytes() - SnapshotTrailer.BYTES;
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK_BYTES);
        for (long offset = 0; offset < hashedBytes; offset += CHUNK_BYTES) {
            buffer.clear().limit((int) Math.min(CHUNK_BYTES, hashedBytes - offset));
            source.read(offset, buffer);
            digest.update(buffer.flip());
            progress.at(Math.min(offset + CHUNK_BYTES, hashedBytes), hashedBytes);
            if (cancelled.getAsBoolean()) {
                throw new InterruptedIOException(database.name() + ": the check of its SHA-256 was cancelled");
            }
        }
        byte[] stored = new byte[SnapshotTrailer.BYTES];
        source.read(hashedBytes, ByteBuffer.wrap(stored));
        return MessageDigest.isEqual(stored, digest.digest()) ? SnapshotTrailer.OK : SnapshotTrailer.MISMATCH;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
