package dev.etcdray.report;

import org.jspecify.annotations.Nullable;

/**
 * The member that a live source was read from, as its status told shortly before.
 *
 * @param id decimal, unsigned
 * @param idHex as etcdctl's tables print it
 * @param name its name, null when the list of members could not be had; empty until it published one
 * @param version of the server
 * @param leader whether it led
 * @param learner whether it has no vote
 * @param dbSizeBytes what it compares with its quota, null when it did not tell
 * @param inUseBytes db size less free pages, null when it did not tell
 * @param revision current revision of its key space
 */
public record LiveMember(String id, String idHex, @Nullable String name, String version, boolean leader,
        boolean learner, @Nullable Long dbSizeBytes, @Nullable Long inUseBytes, long revision) {

    /** Of an unsigned id. */
    public static LiveMember of(long id, @Nullable String name, String version, boolean leader, boolean learner,
            @Nullable Long dbSizeBytes, @Nullable Long inUseBytes, long revision) {
        return new LiveMember(Long.toUnsignedString(id), Long.toHexString(id), name, version, leader, learner,
                dbSizeBytes, inUseBytes, revision);
    }

    /** What people call it: its name, or its id while it has none. */
    public String label() {
        return name == null || name.isEmpty() ? idHex : name;
    }

    /** {@code leader}, {@code follower} or {@code learner}. */
    public String role() {
        return learner ? "learner" : leader ? "leader" : "follower";
    }
}
