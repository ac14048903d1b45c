package dev.etcdray.recover.plan;

import dev.etcdray.etcd.EtcdVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A fault of some versions of etcd.
 *
 * @param issue its number at etcd-io/etcd, or that of the change that ended it
 * @param touches what it takes for it to matter
 * @param weight how it is dealt with
 * @param sentence what it does
 * @param versions that have it
 */
record Risk(int issue, Touches touches, Weight weight, String sentence, List<Versions> versions) {

    Risk(int issue, Touches touches, Weight weight, String sentence, Versions... versions) {
        this(issue, touches, weight, sentence, List.of(versions));
    }

    /** What it takes for a fault to matter. */
    enum Touches {
        ALL,
        COMPACTION,
        DEFRAGMENTATION
    }

    /** How it is dealt with: refused, asked about, told. */
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

    String id() {
        return "version-risk-" + issue;
    }

    boolean concerns(EtcdVersion version) {
        return versions.stream().anyMatch(range -> range.holds(version));
    }

    /** Whether a user may ever be asked to go on all the same. */
    boolean canBeAllowed() {
        return weight != Weight.REFUSE && weight != Weight.WARN;
    }

    /** What members of these versions make of it; empty if it does not matter. */
    Optional<Check> check(List<EtcdVersion> members, Circumstances circumstances) {
        List<EtcdVersion> concerned = members.stream().filter(this::concerns).distinct().toList();
        if (concerned.isEmpty() || !matters(circumstances)) {
            return Optional.empty();
        }
        String evidence = "etcd " + concerned.stream().map(EtcdVersion::toString).collect(Collectors.joining(", "))
                + " (etcd-io/etcd#" + issue + ")";
        return Optional.of(switch (weight) {
            case REFUSE -> Checks.refuse(id(), evidence, sentence + "; upgrade first");
            case WARN -> Checks.warn(id(), evidence, sentence);
            case ASK -> ask(evidence, true, "");
            case ASK_IF_MIXED -> ask(evidence, circumstances.mixed(), "; end the upgrade first");
            case ASK_UNLESS_DISK -> ask(evidence, !circumstances.diskConfirmed(),
                    "; say with --free-disk MEMBER=SIZE that there is room");
            case ASK_IF_LAGGING -> ask(evidence, circumstances.laggingOrStreaming(),
                    "; wait until every member is back and has caught up");
        });
    }

    private boolean matters(Circumstances circumstances) {
        return switch (touches) {
            case ALL -> true;
            case COMPACTION -> circumstances.compacts();
            case DEFRAGMENTATION -> circumstances.defragments();
        };
    }

    private Check ask(String evidence, boolean asks, String instead) {
        return asks
                ? Checks.refuseUnless(id(), id(), evidence, sentence + instead + "; or go on with --allow " + id())
                : Checks.warn(id(), evidence, sentence);
    }
}
