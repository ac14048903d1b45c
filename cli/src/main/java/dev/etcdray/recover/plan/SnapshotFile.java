package dev.etcdray.recover.plan;

import dev.etcdray.recover.MemberId;

/**
 * The snapshot that was taken for the plan: what was before.
 *
 * @param path where it is
 * @param bytes its length
 * @param sha256 of all its bytes, hexadecimal
 * @param revision newest in it
 * @param member whose it is
 */
public record SnapshotFile(String path, long bytes, String sha256, long revision, MemberId member) {}
