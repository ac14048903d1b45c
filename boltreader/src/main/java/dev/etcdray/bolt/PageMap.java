package dev.etcdray.bolt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Who owns each page below the high-water mark: four bytes a page. Trees claim their pages while they are walked, from
 * several threads if need be; a page can be claimed once.
 */
public final class PageMap {
    private static final int USE_BITS = 3;
    private static final PageUse[] USES = PageUse.values();

    private final AtomicIntegerArray pages;
    private final List<Bucket> buckets = new ArrayList<>();

    PageMap(long highWaterPage) {
        pages = new AtomicIntegerArray(Math.toIntExact(highWaterPage));
        for (int i = 0; i < Math.min(Layout.META_PAGES, pages.length()); i++) {
            pages.set(i, PageUse.META.ordinal());
        }
    }

    synchronized int addBucket(Bucket bucket) {
        buckets.add(bucket);
        return buckets.size() - 1;
    }

    synchronized Bucket bucket(int owner) {
        return buckets.get(owner);
    }

    /**
     * Claims a run for an owner.
     *
     * @return -1, or the first page of the run that is claimed already; pages before it are claimed then
     */
    long claim(long firstPage, long runPages, PageUse use, int owner) {
        int claimed = use.ordinal() | owner << USE_BITS;
        for (long page = firstPage; page < firstPage + runPages; page++) {
            if (!pages.compareAndSet((int) page, PageUse.UNREACHED.ordinal(), claimed)) {
                return page;
            }
        }
        return -1;
    }

    void setUse(long page, PageUse use) {
        int old = pages.get((int) page);
        pages.set((int) page, old >>> USE_BITS << USE_BITS | use.ordinal());
    }

    int owner(long page) {
        return pages.get((int) page) >>> USE_BITS;
    }

    /** Number of pages below the high-water mark, metas included. */
    public int size() {
        return pages.length();
    }

    /** What a page serves for. */
    public PageUse use(long page) {
        return USES[pages.get((int) page) & (1 << USE_BITS) - 1];
    }

    /** Number of pages of a use. */
    public long count(PageUse use) {
        long count = 0;
        for (int i = 0; i < pages.length(); i++) {
            if (use(i) == use) {
                count++;
            }
        }
        return count;
    }

    /** The owner of a page in words: {@code bucket key}, {@code meta}, {@code free} and so on. */
    public String ownerName(long page) {
        PageUse use = use(page);
        return switch (use) {
            case BRANCH, LEAF -> "bucket " + bucket(owner(page));
            default -> use.name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
