package dev.etcdray.reclaim;

import java.util.Map;
import java.util.TreeMap;

/**
 * bbolt's array freelist: the first run that is long enough. etcd sets no kind for the file that a defragmentation
 * writes, and this is bbolt's default.
 */
final class FirstFit implements FreePages {
    private final TreeMap<Long, Integer> runs = new TreeMap<>();
    private long count;

    @Override
    public long take(int pages) {
        Map.Entry<Long, Integer> fits = null;
        for (Map.Entry<Long, Integer> run : runs.entrySet()) {
            if (run.getValue() >= pages) {
                fits = run;
                break;
            }
        }
        if (fits == null) {
            return 0;
        }
        long start = fits.getKey();
        int length = fits.getValue();
        runs.remove(start);
        if (length > pages) {
            runs.put(start + pages, length - pages);
        }
        count -= pages;
        return start;
    }

    @Override
    public void add(long pageId, int pages) {
        count += pages;
        long start = pageId;
        int length = pages;
        Map.Entry<Long, Integer> before = runs.lowerEntry(pageId);
        if (before != null && before.getKey() + before.getValue() == pageId) {
            start = before.getKey();
            length += before.getValue();
        }
        Integer after = runs.remove(pageId + pages);
        runs.put(start, after == null ? length : length + after);
    }

    @Override
    public long count() {
        return count;
    }
}
