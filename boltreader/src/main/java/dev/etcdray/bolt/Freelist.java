package dev.etcdray.bolt;

import dev.etcdray.bolt.check.FaultKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The stored freelist: ids of pages that the serving transaction does not use. Free pages and pages pending release
 * are stored alike (bbolt, internal/freelist).
 */
public final class Freelist {
    private final long[] ids;
    private final long runPages;

    private Freelist(long[] ids, long runPages) {
        this.ids = ids;
        this.runPages = runPages;
    }

    /**
     * Reads the freelist and claims its pages and those it lists.
     *
     * @return null if the file has none (etcd does not write one), or after a fault
     */
    static @Nullable Freelist read(BoltDatabase database, PageReader reader, PageMap map) throws IOException {
        Meta meta = database.meta();
        if (!meta.hasFreelist()) {
            return null;
        }
        Page page = reader.read(meta.freelistPage());
        if (page == null) {
            return null;
        }
        if (page.type() != PageType.FREELIST) {
            database.report(FaultKind.PAGE_TYPE, page.id(), "freelist page type", PageType.FREELIST.toString(),
                    page.type().toString());
            return null;
        }
        long[] ids = ids(database, page);
        long runPages = 1 + page.overflow();
        claim(database, map, page.id(), runPages, PageUse.FREELIST);
        int kept = 0;
        for (long id : ids) {
            if (id < Layout.META_PAGES || id >= meta.highWaterPage()) {
                database.report(FaultKind.FREELIST_ID, page.id(), "free page id",
                        "2 to " + (meta.highWaterPage() - 1), Long.toUnsignedString(id));
            } else if (claim(database, map, id, 1, PageUse.FREE)) {
                ids[kept++] = id;
            }
        }
        return new Freelist(Arrays.copyOf(ids, kept), runPages);
    }

    private static long[] ids(BoltDatabase database, Page page) throws IOException {
        boolean countInBody = page.count() == Layout.COUNT_IN_BODY;
        long start = page.base() + Layout.PAGE_HEADER_BYTES;
        long count = countInBody ? Layout.u64(page.data(), start) : page.count();
        long first = countInBody ? start + Long.BYTES : start;
        long room = (page.base() + page.lengthBytes() - first) / Long.BYTES;
        if (count < 0 || count > room) {
            database.report(FaultKind.PAGE_COUNT, page.id(), "freelist count", "at most " + room,
                    Long.toUnsignedString(count));
            return new long[0];
        }
        long[] ids = new long[Math.toIntExact(count)];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Layout.u64(page.data(), first + (long) i * Long.BYTES);
        }
        return ids;
    }

    private static boolean claim(BoltDatabase database, PageMap map, long page, long run, PageUse use)
            throws IOException {
        long twice = map.claim(page, run, use, 0);
        if (twice >= 0) {
            database.report(FaultKind.PAGE_REACHED_TWICE, twice, "owner", "one, " + map.ownerName(twice),
                    use == PageUse.FREE ? "listed as free" : "part of the freelist");
        }
        return twice < 0;
    }

    /** The ids, in the order stored. */
    public LongStream ids() {
        return Arrays.stream(ids);
    }

    /** Number of free pages listed. */
    public long count() {
        return ids.length;
    }

    /** Pages that the list itself takes. */
    public long runPages() {
        return runPages;
    }
}
