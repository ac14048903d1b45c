package dev.etcdray.recover.plan;

import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import org.jspecify.annotations.Nullable;

/**
 * A member when the plan was made; sizes in bytes. What is null was not told.
 *
 * @param id its id
 * @param idHex the same for people
 * @param name its name
 * @param endpoint where it was asked
 * @param learner whether it has no vote
 * @param leader whether it led
 * @param version of the server
 * @param dbSizeBytes what the quota compares
 * @param inUseBytes db size less free pages: an upper bound
 * @param freeBytes free pages
 * @param quota its quota
 * @param inUseAfterCompactionBytes forecast; of the member that was snapshotted only
 * @param freeDiskBytes what the user says of its disk
 * @param outageSeconds how long its defragmentation is expected to take
 * @param timeoutSeconds how long it is waited for
 */
public record PlannedMember(MemberId id, String idHex, String name, String endpoint, boolean learner, boolean leader,
        @Nullable String version, @Nullable Long dbSizeBytes, @Nullable Long inUseBytes, @Nullable Long freeBytes,
        MemberState.@Nullable Limit quota, @Nullable Long inUseAfterCompactionBytes, @Nullable Long freeDiskBytes,
        @Nullable Long outageSeconds, long timeoutSeconds) {

    /** Whether it answered. */
    public boolean answered() {
        return version != null;
    }

    /** Name, else id. */
    public String label() {
        return name.isEmpty() ? idHex : name;
    }
}
