package dev.etcdray.bolt;

/** What a page below the high-water mark serves for. */
public enum PageUse {
    /** No tree reaches it, and no freelist lists it. */
    UNREACHED,
    /** One of the two meta pages. */
    META,
    /** The stored freelist. */
    FREELIST,
    /** Listed as free by the stored freelist. */
    FREE,
    /** A branch page or its overflow. */
    BRANCH,
    /** A leaf page or its overflow. */
    LEAF
}
