package dev.etcdray.bolt.check;

/** What is wrong, as a class: one constant for each thing that a reader can find broken. */
public enum FaultKind {
    /** The file ends before the bytes that its metas or pages promise. */
    TRUNCATED,
    /** No meta page is valid, or the file is something else altogether. */
    NOT_BBOLT,
    /** The file was written by a big-endian machine. */
    BIG_ENDIAN,
    /** A field of the serving meta page is out of its range. */
    META_FIELD,
    /** A page id at or above the high-water mark, or in the meta pages. */
    PAGE_ID_RANGE,
    /** The id in a page's header is not the id under which it was reached. */
    PAGE_ID_MISMATCH,
    /** The flags of a page header are not of the type needed here. */
    PAGE_TYPE,
    /** A page run reaches beyond the high-water mark. */
    PAGE_OVERFLOW,
    /** More elements than the page has room for, or none where some must be. */
    PAGE_COUNT,
    /** An element's key or value lies outside its page. */
    ELEMENT_BOUNDS,
    /** A bucket's value is too short for its header, or its inline page does not fit. */
    BUCKET_VALUE,
    /** Two owners reach the same page. */
    PAGE_REACHED_TWICE,
    /** The freelist lists an id that cannot be free. */
    FREELIST_ID
}
