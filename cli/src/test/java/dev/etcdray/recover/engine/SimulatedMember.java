package dev.etcdray.recover.engine;

import dev.etcdray.recover.MemberId;

/** One of {@link SimulatedEtcd}'s members: what a real one keeps, as far as a recovery can tell. */
final class SimulatedMember {
    final MemberId id;
    final String name;
    final boolean learner;
    long dbSizeBytes;
    /** Live data and history that is not yet deleted here. */
    long inUseBytes;
    long quotaBytes;
    long appliedBehind;
    boolean metrics = true;
    long silentUntilMillis;
    /** A request to defragment that lies unread is read then; 0 for none. */
    long defragBeginsMillis;
    /** A defragmentation under way ends then; 0 for none. */
    long defragEndsMillis;
    /** Whether it is ours. */
    boolean defragByUs;

    SimulatedMember(MemberId id, String name, boolean learner, long dbSizeBytes, long quotaBytes) {
        this.id = id;
        this.name = name;
        this.learner = learner;
        this.dbSizeBytes = dbSizeBytes;
        this.inUseBytes = dbSizeBytes;
        this.quotaBytes = quotaBytes;
    }
}
