package dev.etcdray.reclaim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Leaves in memory. An item is a size: above 0 an entry that stays, below 0 a run, with the count in a second array. */
final class LoadedKeys implements KeyLeaves {
    private final List<Leaf> leaves = new ArrayList<>();
    private long examined;

    private static final class Leaf {
        private final long pageId;
        private final int pages;
        private long[] bytes = new long[4];
        /** Length of the key, or how many entries the run has. */
        private int[] detail = new int[4];
        private int items;

        Leaf(long pageId, int pages) {
            this.pageId = pageId;
            this.pages = pages;
        }

        void add(long itemBytes, int itemDetail) {
            if (items == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * items);
                detail = Arrays.copyOf(detail, 2 * items);
            }
            bytes[items] = itemBytes;
            detail[items++] = itemDetail;
        }
    }

    void leaf(long pageId, int pages) {
        leaves.add(new Leaf(pageId, pages));
    }

    void entry(long bytes, int keyBytes, boolean freed, boolean isExamined) {
        Leaf leaf = leaves.getLast();
        examined += isExamined ? 1 : 0;
        int last = leaf.items - 1;
        if (!freed) {
            leaf.add(bytes, keyBytes);
        } else if (last >= 0 && leaf.bytes[last] < 0) {
            leaf.bytes[last] -= bytes;
            leaf.detail[last]++;
        } else {
            leaf.add(-bytes, 1);
        }
    }

    @Override
    public long examinedEntries() {
        return examined;
    }

    int leafCount() {
        return leaves.size();
    }

    long freedBytes() {
        return leaves.stream().mapToLong(leaf -> -Arrays.stream(leaf.bytes).filter(bytes -> bytes < 0).sum()).sum();
    }

    @Override
    public Cursor cursor() {
        return new Cursor() {
            private int leaf = -1;
            private int item;

            @Override
            public boolean nextLeaf() {
                item = -1;
                return ++leaf < leaves.size();
            }

            private Leaf leaf() {
                return leaves.get(leaf);
            }

            @Override
            public long pageId() {
                return leaf().pageId;
            }

            @Override
            public int pages() {
                return leaf().pages;
            }

            @Override
            public boolean nextItem() {
                return ++item < leaf().items;
            }

            @Override
            public boolean isFreed() {
                return leaf().bytes[item] < 0;
            }

            @Override
            public int entries() {
                return isFreed() ? leaf().detail[item] : 1;
            }

            @Override
            public long bytes() {
                return Math.abs(leaf().bytes[item]);
            }

            @Override
            public int keyBytes() {
                return leaf().detail[item];
            }
        };
    }
}
