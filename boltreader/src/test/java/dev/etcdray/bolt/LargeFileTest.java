package dev.etcdray.bolt;

import dev.etcdray.bolt.BoltBytes.Entry;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.etcdray.bolt.BoltBytes.NO_FREELIST;
import static dev.etcdray.bolt.BoltBytes.put;
import static org.assertj.core.api.Assertions.assertThat;

/** Pages beyond 2 GiB and 4 GiB, where offsets no longer fit an int, in a file that is nearly all hole. */
class LargeFileTest {
    private static final int PAGE = 4096;
    /** 3 GiB, 5 GiB and 6 GiB into the file. */
    private static final long ROOT = 786_432;
    private static final long FIRST = 1_310_720;
    private static final long LAST = 1_572_864;

    @Test
    void pagesBeyondFourGibibytesAreRead(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("large.db");
        Entry overflowing = put("z", "x".repeat(5000));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            byte[] metas = new BoltBytes(PAGE, 2).meta(0, 2, ROOT, NO_FREELIST, LAST + 2)
                    .meta(1, 3, ROOT, NO_FREELIST, LAST + 2).toBytes();
            channel.write(ByteBuffer.wrap(metas), 0);
            byte[] root = new BoltBytes(PAGE, 1)
                    .branch(0, new BoltBytes.Child("a", FIRST), new BoltBytes.Child("z", LAST)).u64(0, ROOT).toBytes();
            channel.write(ByteBuffer.wrap(root), ROOT * PAGE);
            channel.write(ByteBuffer.wrap(BoltBytes.leafPage(FIRST, 0, List.of(put("a", "1")))), FIRST * PAGE);
            channel.write(ByteBuffer.wrap(BoltBytes.leafPage(LAST, 1, List.of(overflowing))), LAST * PAGE);
            // The hole behind the last bytes, so that the file ends at its high-water mark.
            channel.write(ByteBuffer.wrap(new byte[1]), (LAST + 2) * PAGE - 1);
        }
        try (PageSource source = FilePageSource.open(file)) {
            BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
            assertThat(database.fileBytes()).isEqualTo(6_442_459_136L);
            assertThat(database.meta().usedBytes()).isEqualTo(6_442_459_136L);

            PageMap map = database.pageMap();
            assertThat(map.use(ROOT)).isEqualTo(PageUse.BRANCH);
            assertThat(map.use(FIRST)).isEqualTo(PageUse.LEAF);
            assertThat(map.use(LAST + 1)).isEqualTo(PageUse.LEAF);
            assertThat(map.count(PageUse.UNREACHED)).isEqualTo(LAST + 2 - 2 - 4);

            List<String> keys = new ArrayList<>();
            try (PageReader reader = database.newReader()) {
                LeafCursor cursor = new LeafCursor(database.rootTree(reader, database.newPageMap()), reader);
                while (cursor.next()) {
                    keys.add(Reading.text(cursor.key()) + " " + cursor.value().byteSize());
                }
            }
            assertThat(keys).containsExactly("a 1", "z 5000");
        }
    }
}
