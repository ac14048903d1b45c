package dev.etcdray.bolt;

/**
 * The first 16 bytes of a page, validated against the high-water mark.
 *
 * @param id the id in the header, which is the id under which the page was reached
 * @param type branch, leaf or freelist
 * @param count number of elements; 65535 on a freelist page says that the count is in the body
 * @param overflow pages of this run behind the first, all below the high-water mark
 */
record PageHeader(long id, PageType type, int count, long overflow) {}
