package dev.etcdray.recover.plan;

import dev.etcdray.etcd.EtcdVersion;
import dev.etcdray.recover.plan.Risk.Touches;
import dev.etcdray.recover.plan.Risk.Weight;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Faults of etcd's versions that matter in a recovery (etcd's CHANGELOGs). */
final class Risks {
    static final List<Risk> TABLE = List.of(
            new Risk(11613, Touches.DEFRAGMENTATION, Weight.REFUSE, "a defragmentation can corrupt the db",
                    Versions.before(4, 4)),
            new Risk(11652, Touches.ALL, Weight.ASK,
                    "the consistent index is saved wrongly, so that a restart can corrupt data", Versions.before(4, 8)),
            new Risk(13908, Touches.ALL, Weight.ASK, "a crash under load can make members' data differ",
                    Versions.of(5, 3)),
            new Risk(14382, Touches.ALL, Weight.WARN,
                    "a member that loses power after an alarm list was asked for may not start again: endpoint status"
                            + " shows alarms, too",
                    Versions.of(5, 5)),
            new Risk(14733, Touches.DEFRAGMENTATION, Weight.REFUSE,
                    "a crash during a defragmentation makes revisions differ among members", Versions.of(5, 6)),
            new Risk(14884, Touches.ALL, Weight.WARN,
                    "while the alarm stands, transactions that only read fail, too", Versions.before(4, 20),
                    Versions.of(5, 7)),
            // 3.4 computes no hash when it compacts (etcd-io/etcd#18475).
            new Risk(15919, Touches.COMPACTION, Weight.WARN,
                    "a compaction that is interrupted can raise a false alarm about corrupt data", Versions.of(5, 10)),
            new Risk(17612, Touches.COMPACTION, Weight.WARN, "watches can lose events after a compaction",
                    Versions.before(4, 31), Versions.of(5, 13)),
            new Risk(17780, Touches.COMPACTION, Weight.WARN,
                    "a crash during a compaction can lower the member's revision", Versions.before(4, 32),
                    Versions.of(5, 14)),
            new Risk(18089, Touches.COMPACTION, Weight.ASK_IF_MIXED,
                    "a compaction drops the tombstone at its revision, so that hashes differ among mixed versions",
                    Versions.before(4, 34), Versions.of(5, 16)),
            new Risk(18810, Touches.DEFRAGMENTATION, Weight.ASK_UNLESS_DISK,
                    "a defragmentation that fails, on a full disk for example, crashes the member",
                    Versions.before(4, 35), Versions.of(5, 17)),
            new Risk(20659, Touches.DEFRAGMENTATION, Weight.ASK_IF_LAGGING,
                    "a defragmentation while the member applies a snapshot of the leader corrupts its db",
                    Versions.before(4, 38), Versions.of(5, 23), Versions.of(6, 5)));

    private Risks() {
    }

    /** Checks that do not pass, for members of these versions. */
    static List<Check> checks(List<EtcdVersion> members, Risk.Circumstances circumstances) {
        return TABLE.stream().flatMap(risk -> risk.check(members, circumstances).stream()).toList();
    }

    static Set<String> allowNames() {
        return TABLE.stream().filter(Risk::canBeAllowed).map(Risk::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
