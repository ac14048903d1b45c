package dev.etcdray.reclaim;

import java.util.Arrays;
import java.util.List;

/**
 * The branches of bucket {@code key}, without its leaves.
 *
 * @param levels from the branches right above the leaves up to the root; none if the root is a leaf
 */
public record TreeShape(List<Level> levels) {
    /** Nothing real comes near: 16 levels of 4 KiB pages would hold more entries than a long can count. */
    private static final int MAX_LEVELS = 16;

    /** The branches of one level, in key order. */
    public static final class Level {
        private final long[] pageIds;
        private final int[] pages;
        private final int[] children;

        /**
         * A level, with one array element a branch; the arrays are not copied.
         *
         * @param pageIds page ids
         * @param pages pages with overflow
         * @param children number of children
         * @throws IllegalArgumentException if the arrays differ in length or are empty, or a branch has no child
         */
        public Level(long[] pageIds, int[] pages, int[] children) {
            if (pageIds.length == 0 || pages.length != pageIds.length || children.length != pageIds.length) {
                throw new IllegalArgumentException("a level with " + pageIds.length + " page ids, " + pages.length
                        + " sizes and " + children.length + " child counts");
            }
            if (Arrays.stream(children).anyMatch(count -> count < 1)) {
                throw new IllegalArgumentException("a branch without a child");
            }
            this.pageIds = pageIds;
            this.pages = pages;
            this.children = children;
        }

        int size() {
            return pageIds.length;
        }

        long pageId(int i) {
            return pageIds[i];
        }

        int pages(int i) {
            return pages[i];
        }

        int children(int i) {
            return children[i];
        }

        long childCount() {
            return Arrays.stream(children).asLongStream().sum();
        }
    }

    /** @throws IllegalArgumentException if a level does not have as many branches as the one above has children */
    public TreeShape {
        levels = List.copyOf(levels);
        if (levels.size() > MAX_LEVELS) {
            throw new IllegalArgumentException(levels.size() + " levels of branches, at most " + MAX_LEVELS);
        }
        for (int i = 0; i < levels.size(); i++) {
            long expected = i + 1 < levels.size() ? levels.get(i + 1).childCount() : 1;
            if (levels.get(i).size() != expected) {
                throw new IllegalArgumentException("branch level " + i + " has " + levels.get(i).size()
                        + " pages, the level above " + expected + " children");
            }
        }
    }
}
