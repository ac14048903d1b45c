package dev.etcdray.reclaim;

/** Reads the children of a branch when a transaction gets there. */
interface BranchLoader {
    /** For trees that are in memory as a whole. */
    BranchLoader NONE = branch -> {
    };

    /** Loads what is not loaded yet; nothing for a leaf. */
    void load(Node branch);
}
