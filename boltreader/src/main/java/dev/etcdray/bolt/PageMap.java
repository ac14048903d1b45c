package dev.etcdray.bolt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Who owns each page below the high-water mark: four bytes a page. Trees claim their pages while they are walked, from
 * several threads if need be; a page can be claimed once.
 */
public final class PageMap {
    private static final int USE_MASK = 0b111;
    private static final int RUN_CLAIMED = 1 << 3;
    private static final int RUN_BROKEN = 1 << 4;
    private static final int OWNER_SHIFT = 5;
    private static final PageUse[] USES = PageUse.values();

    /** The whole run belongs to its first page. */
    static final long OWN = -1;
    /** The run overlaps another; that was told when it was found. */
    static final long BROKEN = -2;

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
     * @return {@link #OWN}, or the first page of the run that is claimed already; pages before it are claimed then
     */
    long claim(long firstPage, long runPages, PageUse use, int owner) {
        int claimed = use.ordinal() | owner << OWNER_SHIFT;
        for (long page = firstPage; page < firstPage + runPages; page++) {
            if (!pages.compareAndSet((int) page, PageUse.UNREACHED.ordinal(), claimed)) {
                return page;
            }
        }
        return OWN;
    }

    /**
     * Claims the overflow of a page that is claimed already, once, however often and from how many threads the page is
     * read.
     *
     * @return {@link #OWN}, {@link #BROKEN} if an earlier call failed, or the page of the run that another owner has
     */
    long claimOverflow(long firstPage, long overflow) {
        int entry = pages.getAndUpdate((int) firstPage, old -> old | RUN_CLAIMED);
        if ((entry & RUN_CLAIMED) != 0) {
            return (entry & RUN_BROKEN) == 0 ? OWN : BROKEN;
        }
        long twice = claim(firstPage + 1, overflow, USES[entry & USE_MASK], entry >>> OWNER_SHIFT);
        if (twice >= 0) {
            pages.getAndUpdate((int) firstPage, old -> old | RUN_BROKEN);
        }
        return twice;
    }

    void setUse(long page, PageUse use) {
        pages.getAndUpdate((int) page, old -> (old & ~USE_MASK) | use.ordinal());
    }

    int owner(long page) {
        return pages.get((int) page) >>> OWNER_SHIFT;
    }

    /** Number of pages below the high-water mark, metas included. */
    public int size() {
        return pages.length();
    }

    /** What a page serves for. */
    public PageUse use(long page) {
        return USES[pages.get((int) page) & USE_MASK];
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

    /** The pages of a use. */
    public BitSet pages(PageUse wanted) {
        BitSet found = new BitSet(pages.length());
        for (int i = 0; i < pages.length(); i++) {
            found.set(i, use(i) == wanted);
        }
        return found;
    }

    /** The owner of a page in words: {@code bucket key}, {@code meta}, {@code free} and so on. */
    public String ownerName(long page) {
        PageUse use = use(page);
        return switch (use) {
            case BRANCH, LEAF -> "bucket " + bucket(owner(page));
            default -> use.name().toLowerCase(Locale.ROOT);
        };
    }
}
