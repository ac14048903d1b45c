package dev.etcdray.recover.plan;

import dev.etcdray.etcd.EtcdVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Faults of etcd's versions that matter in a recovery (etcd's CHANGELOGs). The number is that of its issue or change. */
enum Risks {
    DEFRAG_CORRUPTS(11613, Touches.DEFRAGMENTATION, Weight.REFUSE, "a defragmentation can corrupt the db",
            Versions.before(4, 4)),
    CONSISTENT_INDEX(11652, Touches.ALL, Weight.ASK,
            "the consistent index is saved wrongly, so that a restart can corrupt data", Versions.before(4, 8)),
    DATA_INCONSISTENCY(13908, Touches.ALL, Weight.ASK, "a crash under load can make members' data differ",
            Versions.of(5, 3)),
    ALARM_LIST(14382, Touches.ALL, Weight.WARN,
            "a member that loses power after an alarm list was asked for may not start again: endpoint status shows"
                    + " alarms, too",
            Versions.of(5, 5)),
    DEFRAG_DIVERGES(14733, Touches.DEFRAGMENTATION, Weight.REFUSE,
            "a crash during a defragmentation makes revisions differ among members", Versions.of(5, 6)),
    READ_ONLY_TRANSACTIONS(14884, Touches.ALL, Weight.WARN, "while the alarm stands, transactions that only read fail,"
            + " too", Versions.before(4, 20), Versions.of(5, 7)),
    FALSE_CORRUPT(15919, Touches.COMPACTION, Weight.WARN,
            "a compaction that is interrupted can raise a false alarm about corrupt data", Versions.of(5, 10)),
    WATCH_EVENTS(17612, Touches.COMPACTION, Weight.WARN, "watches can lose events after a compaction",
            Versions.before(4, 31), Versions.of(5, 13)),
    REVISION_DECREASES(17780, Touches.COMPACTION, Weight.WARN,
            "a crash during a compaction can lower the member's revision", Versions.before(4, 32), Versions.of(5, 14)),
    TOMBSTONE(18089, Touches.COMPACTION, Weight.ASK_IF_MIXED,
            "a compaction drops the tombstone at its revision, so that hashes differ among mixed versions",
            Versions.before(4, 34), Versions.of(5, 16)),
    DEFRAG_ERROR(18810, Touches.DEFRAGMENTATION, Weight.ASK_UNLESS_DISK,
            "a defragmentation that fails, on a full disk for example, crashes the member", Versions.before(4, 35),
            Versions.of(5, 17)),
    DEFRAG_DURING_SNAPSHOT(20659, Touches.DEFRAGMENTATION, Weight.ASK_IF_LAGGING,
            "a defragmentation while the member applies a snapshot of the leader corrupts its db",
            Versions.before(4, 38), Versions.of(5, 23), Versions.of(6, 5));

    private final int issue;
    private final Touches touches;
    private final Weight weight;
    private final String sentence;
    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Versions> versions;

    Risks(int issue, Touches touches, Weight weight, String sentence, Versions... versions) {
        this.issue = issue;
        this.touches = touches;
        this.weight = weight;
        this.sentence = sentence;
        this.versions = List.of(versions);
    }

    /** What it takes for a fault to matter. */
    enum Touches {
        ALL,
        COMPACTION,
        DEFRAGMENTATION
    }

    /** How it is dealt with. */
    enum Weight {
        REFUSE,
        ASK,
        WARN,
        ASK_IF_MIXED,
        ASK_UNLESS_DISK,
        ASK_IF_LAGGING
    }

    /**
     * What decides about conditions.
     *
     * @param compacts whether there is a compaction
     * @param defragments whether there is a defragmentation
     * @param mixed whether members run several versions
     * @param laggingOrStreaming whether a member lags or is away, or a snapshot is being sent
     * @param diskConfirmed whether there is room for every copy
     */
    record Circumstances(boolean compacts, boolean defragments, boolean mixed, boolean laggingOrStreaming,
            boolean diskConfirmed) {}

    /** Checks that do not pass, for members of these versions. */
    static List<Check> checks(List<EtcdVersion> members, Circumstances circumstances) {
        List<Check> checks = new ArrayList<>();
        for (Risks risk : values()) {
            List<EtcdVersion> concerned = members.stream().filter(risk::concerns).distinct().toList();
            if (!concerned.isEmpty() && risk.matters(circumstances)) {
                checks.add(risk.check(concerned, circumstances));
            }
        }
        return checks;
    }

    static Set<String> allowNames() {
        return Arrays.stream(values()).filter(risk -> risk.weight != Weight.REFUSE && risk.weight != Weight.WARN)
                .map(Risks::id).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean concerns(EtcdVersion version) {
        return versions.stream().anyMatch(range -> range.holds(version));
    }

    String id() {
        return "version-risk-" + issue;
    }

    private boolean matters(Circumstances circumstances) {
        return switch (touches) {
            case ALL -> true;
            case COMPACTION -> circumstances.compacts();
            case DEFRAGMENTATION -> circumstances.defragments();
        };
    }

    private Check check(List<EtcdVersion> concerned, Circumstances circumstances) {
        String evidence = "etcd " + concerned.stream().map(EtcdVersion::toString).collect(Collectors.joining(", "))
                + " (etcd-io/etcd#" + issue + ")";
        return switch (weight) {
            case REFUSE -> Checks.refuse(id(), evidence, sentence + "; upgrade first");
            case WARN -> Checks.warn(id(), evidence, sentence);
            case ASK -> ask(evidence, true, "");
            case ASK_IF_MIXED -> ask(evidence, circumstances.mixed(), "; end the upgrade first");
            case ASK_UNLESS_DISK -> ask(evidence, !circumstances.diskConfirmed(),
                    "; say with --free-disk MEMBER=SIZE that there is room");
            case ASK_IF_LAGGING -> ask(evidence, circumstances.laggingOrStreaming(),
                    "; wait until every member is back and has caught up");
        };
    }

    private Check ask(String evidence, boolean asks, String instead) {
        return asks
                ? Checks.refuseUnless(id(), id(), evidence,
                        sentence + instead + "; or go on with --allow " + id())
                : Checks.warn(id(), evidence, sentence);
    }
}
