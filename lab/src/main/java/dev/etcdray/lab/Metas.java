package dev.etcdray.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The two meta pages of a db, to see whether it moved on. */
final class Metas {
    private static final int PAGE_BYTES = 4096;
    /** Page header, magic, version, page size, flags, root bucket, freelist and high-water mark stand before it. */
    private static final int TXID_OFFSET = 16 + 16 + 16 + 8 + 8;

    private Metas() {
    }

    /** Txid of the last committed transaction. */
    static long txid(Path db) throws IOException {
        ByteBuffer metas = ByteBuffer.allocate(2 * PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(db)) {
            while (metas.hasRemaining() && channel.read(metas, metas.position()) >= 0) {
                // Until both are there.
            }
        }
        return Math.max(metas.getLong(TXID_OFFSET), metas.getLong(PAGE_BYTES + TXID_OFFSET));
    }
}
