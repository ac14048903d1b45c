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
        // An id out of range was reported when the database was opened.
        PageHeader header = meta.hasFreelist() && database.isInUse(meta.freelistPage())
                ? reader.header(meta.freelistPage())
                : null;
        if (header == null) {
            return null;
        }
        if (header.type() != PageType.FREELIST) {
            database.report(FaultKind.PAGE_TYPE, header.id(), "freelist page type", PageType.FREELIST.toString(),
                    header.type().toString());
            return null;
        }
        long runPages = 1 + header.overflow();
        if (!checkOverflow(database, header) || !claim(database, map, header.id(), runPages, PageUse.FREELIST)) {
            return null;
        }
        Page page = reader.run(header);
        return page == null ? null : new Freelist(ids(database, page, map), runPages);
    }

    /** A freelist cannot need more pages than the ids of all pages fill; bbolt may allot one page more. */
    private static boolean checkOverflow(BoltDatabase database, PageHeader header) throws IOException {
        Meta meta = database.meta();
        long most = (Layout.PAGE_HEADER_BYTES + Long.BYTES * (1 + meta.highWaterPage())) / meta.pageSizeBytes();
        if (header.overflow() > most) {
            long page = header.id() * meta.pageSizeBytes();
            database.report(FaultKind.PAGE_OVERFLOW, header.id(), page + Layout.PAGE_OVERFLOW, "overflow of freelist",
                    "at most " + most, Long.toString(header.overflow()));
            return false;
        }
        return true;
    }

    private static long[] ids(BoltDatabase database, Page page, PageMap map) throws IOException {
        boolean countInBody = page.count() == Layout.COUNT_IN_BODY;
        long start = page.base() + Layout.PAGE_HEADER_BYTES;
        long count = countInBody ? Layout.u64(page.data(), start) : page.count();
        long first = countInBody ? start + Long.BYTES : start;
        long room = (page.base() + page.lengthBytes() - first) / Long.BYTES;
        long most = Math.min(room, database.meta().highWaterPage() - Layout.META_PAGES);
        if (count < 0 || count > most) {
            long field = countInBody ? start : page.base() + Layout.PAGE_COUNT;
            database.report(FaultKind.PAGE_COUNT, page.id(), page.fileOffset(field), "freelist count",
                    "at most " + most, Long.toUnsignedString(count));
            return new long[0];
        }
        long[] ids = new long[Math.toIntExact(count)];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            long field = first + (long) i * Long.BYTES;
            long id = Layout.u64(page.data(), field);
            if (!database.isInUse(id)) {
                database.report(FaultKind.FREELIST_ID, page.id(), page.fileOffset(field), "free page id",
                        database.pageRange(), Long.toUnsignedString(id));
            } else if (claim(database, map, id, 1, PageUse.FREE)) {
                ids[kept++] = id;
            }
        }
        return Arrays.copyOf(ids, kept);
    }

    private static boolean claim(BoltDatabase database, PageMap map, long page, long run, PageUse use)
            throws IOException {
        long twice = map.claim(page, run, use, 0);
        if (twice != PageMap.OWN) {
            database.report(FaultKind.PAGE_REACHED_TWICE, twice, "owner", "one, " + map.ownerName(twice),
                    use == PageUse.FREE ? "listed as free" : "part of the freelist");
        }
        return twice == PageMap.OWN;
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
