package dev.etcdray.reclaim;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * bbolt's hashmap freelist, which etcd uses: a run of exactly the length asked for if there is one, else part of a
 * longer one. Which of them is left to the order of Go's maps, that is, to chance. Source: bbolt,
 * internal/freelist/hashmap.go.
 */
final class RandomFit implements FreePages {
    private static final int TRIES = 4;

    private final SplittableRandom random;
    private final Map<Integer, Runs> byLength = new HashMap<>();
    /** The keys of {@link #byLength}, to choose among them. */
    private Runs[] lengths = new Runs[16];
    private int lengthCount;
    /** By page id: length of the run that starts there, of the one that ends there, and place of the run that starts. */
    private int[] startsHere;
    private int[] endsHere;
    private int[] place;
    private long count;

    /** All free runs of one length. */
    private static final class Runs {
        private final int length;
        private int index;
        private int[] starts = new int[4];
        private int size;

        Runs(int length) {
            this.length = length;
        }
    }

    RandomFit(BitSet free, long highWaterPages, SplittableRandom random) {
        this.random = random;
        int capacity = Math.toIntExact(highWaterPages + highWaterPages / 8 + 64);
        startsHere = new int[capacity];
        endsHere = new int[capacity];
        place = new int[capacity];
        for (int start = free.nextSetBit(0); start >= 0;) {
            int end = free.nextClearBit(start);
            add(start, end - start);
            start = free.nextSetBit(end);
        }
    }

    @Override
    public long take(int pages) {
        Runs runs = byLength.get(pages);
        if (runs == null) {
            runs = anyLonger(pages);
            if (runs == null) {
                return 0;
            }
        }
        int length = runs.length;
        int start = runs.starts[random.nextInt(runs.size)];
        remove(start, length);
        if (length > pages) {
            insert(start + pages, length - pages);
        }
        count -= pages;
        return start;
    }

    /** Each of the long enough lengths with the same chance. */
    private @Nullable Runs anyLonger(int pages) {
        // Most often nearly all are long enough, as one page is asked for: then a try or two find one.
        for (int tries = 0; tries < TRIES && lengthCount > 0; tries++) {
            Runs any = lengths[random.nextInt(lengthCount)];
            if (any.length > pages) {
                return any;
            }
        }
        int longer = 0;
        for (int i = 0; i < lengthCount; i++) {
            longer += lengths[i].length > pages ? 1 : 0;
        }
        int chosen = longer == 0 ? -1 : random.nextInt(longer);
        for (int i = 0; i < lengthCount; i++) {
            if (lengths[i].length > pages && chosen-- == 0) {
                return lengths[i];
            }
        }
        return null;
    }

    @Override
    public void add(long pageId, int pages) {
        int start = (int) pageId;
        int length = pages;
        grow(start + pages);
        count += pages;
        int before = endsHere[start - 1];
        if (before > 0) {
            start -= before;
            length += before;
            remove(start, before);
        }
        int after = startsHere[(int) pageId + pages];
        if (after > 0) {
            length += after;
            remove((int) pageId + pages, after);
        }
        insert(start, length);
    }

    private void grow(int page) {
        if (page + 1 > startsHere.length) {
            int capacity = Math.toIntExact(page + 64L + page / 4);
            startsHere = Arrays.copyOf(startsHere, capacity);
            endsHere = Arrays.copyOf(endsHere, capacity);
            place = Arrays.copyOf(place, capacity);
        }
    }

    private void insert(int start, int length) {
        startsHere[start] = length;
        endsHere[start + length - 1] = length;
        Runs runs = byLength.get(length);
        if (runs == null) {
            runs = new Runs(length);
            byLength.put(length, runs);
            lengths = lengthCount == lengths.length ? Arrays.copyOf(lengths, 2 * lengthCount) : lengths;
            runs.index = lengthCount;
            lengths[lengthCount++] = runs;
        }
        runs.starts = runs.size == runs.starts.length ? Arrays.copyOf(runs.starts, 2 * runs.size) : runs.starts;
        place[start] = runs.size;
        runs.starts[runs.size++] = start;
    }

    private void remove(int start, int length) {
        startsHere[start] = 0;
        endsHere[start + length - 1] = 0;
        Runs runs = java.util.Objects.requireNonNull(byLength.get(length));
        int last = runs.starts[--runs.size];
        runs.starts[place[start]] = last;
        place[last] = place[start];
        if (runs.size == 0) {
            byLength.remove(length);
            lengths[runs.index] = lengths[--lengthCount];
            lengths[runs.index].index = runs.index;
        }
    }

    @Override
    public long count() {
        return count;
    }
}
