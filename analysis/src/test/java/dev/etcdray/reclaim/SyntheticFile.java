package dev.etcdray.reclaim;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** A file laid out by hand: metas, the root bucket in page 2, one branch in page 3, then the leaves, nothing free. */
final class SyntheticFile {
    static final int PAGE_BYTES = 4096;
    static final int FIRST_LEAF = 4;
    static final int ENTRY_BYTES = 100;

    private SyntheticFile() {
    }

    /** So many leaves with so many entries each; which of all entries go is told by their number. */
    static ForecastInput of(int leaves, int entriesPerLeaf, IntPredicate freed) {
        return of(leaves, leaves, entriesPerLeaf, freed);
    }

    /** With a branch that speaks of another number of leaves than there are. */
    static ForecastInput of(int claimedLeaves, int leaves, int entriesPerLeaf, IntPredicate freed) {
        LoadedKeys keys = new LoadedKeys();
        for (int leaf = 0; leaf < leaves; leaf++) {
            keys.leaf(FIRST_LEAF + leaf, 1);
            for (int i = 0; i < entriesPerLeaf; i++) {
                keys.entry(ENTRY_BYTES, 17, freed.test(leaf * entriesPerLeaf + i), true);
            }
        }
        TreeShape tree = new TreeShape(
                List.of(new TreeShape.Level(new long[]{3}, new int[]{1}, new int[]{claimedLeaves})));
        return new ForecastInput(keys, tree, metaAlone(), file(FIRST_LEAF + leaves));
    }

    /** Bucket {@code meta} with consistent_index and term, inline. */
    static OtherBuckets metaAlone() {
        SmallBucket meta = new SmallBucket(4, 0, 0, new int[]{16, 4}, new int[]{8, 8});
        return new OtherBuckets(List.of(meta), 0, 0, false, false);
    }

    static FileShape file(long highWaterPages) {
        return new FileShape(PAGE_BYTES, highWaterPages, new BitSet(),
                new FileShape.Root(List.of(new FileShape.RootLeaf(2, 1, 2)), 0, 0));
    }
}
