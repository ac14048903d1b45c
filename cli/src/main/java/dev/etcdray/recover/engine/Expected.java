package dev.etcdray.recover.engine;

import dev.etcdray.recover.MemberId;
import java.util.Set;

/**
 * What may differ since the last look, because we did it.
 *
 * @param shrunk members whose db may be smaller
 * @param leader whether another may lead
 * @param compacted the furthest compaction that is ours; 0 for none
 * @param alarmsGone whether alarms about space may be gone
 */
record Expected(Set<MemberId> shrunk, boolean leader, long compacted, boolean alarmsGone) {
    /** Nothing was done. */
    static final Expected NOTHING = new Expected(Set.of(), false, 0, false);

    static Expected defragmented(MemberId member, boolean led) {
        return new Expected(Set.of(member), led, 0, false);
    }

    static Expected newLeader() {
        return new Expected(Set.of(), true, 0, false);
    }

    static Expected compacted(long revision) {
        return new Expected(Set.of(), false, revision, false);
    }

    static Expected disarmed() {
        return new Expected(Set.of(), false, 0, true);
    }
}
