package dev.etcdray.report;

/**
 * The backend quota.
 *
 * @param bytes the limit that etcd compares with its db size
 * @param source where it is known from
 */
public record Quota(long bytes, String source) {}
