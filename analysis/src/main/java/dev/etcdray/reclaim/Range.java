package dev.etcdray.reclaim;

/**
 * A size that differs from one real run to the next.
 *
 * @param bytes the middle
 * @param low where a real run ends up at least, but for one in a thousand
 * @param high where it ends up at most
 */
public record Range(long bytes, long low, long high) {}
