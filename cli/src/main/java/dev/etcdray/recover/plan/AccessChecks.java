package dev.etcdray.recover.plan;

import dev.etcdray.recover.Gauges;
import dev.etcdray.recover.Member;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether we may do it, and whether somebody else is at it already. */
final class AccessChecks {

    private AccessChecks() {
    }

    static Check permission(Situation situation) {
        String id = "permission";
        Boolean may = situation.request().mayMaintain();
        if (may == null) {
            return Checks.warn(id, "it could not be learnt what the user may do",
                    "to defragment and to take snapshots needs role root; a member that refuses changes nothing");
        }
        return may
                ? Checks.pass(id, "the user may maintain the cluster, or nobody is asked who he is")
                : Checks.refuse(id, "the user has not got role root",
                        "to defragment and to take snapshots needs it; log in as another with --user");
    }

    static Check defragInflight(Situation situation) {
        String id = "defrag-inflight";
        List<Member> members = situation.now().members();
        List<Member> running = members.stream().filter(member -> Boolean.TRUE.equals(inflight(member))).toList();
        if (!running.isEmpty()) {
            return Checks.refuse(id, Figures.names(running) + " defragments just now",
                    "somebody else is at it: wait until that has ended and plan again");
        }
        List<Member> untold = members.stream().filter(member -> inflight(member) == null).toList();
        return untold.isEmpty()
                ? Checks.pass(id, "no member defragments just now")
                : Checks.warn(id, "the metrics of " + Figures.names(untold) + " do not tell",
                        "make sure that nobody else defragments; --metrics-url MEMBER=URL says where metrics are");
    }

    private static @Nullable Boolean inflight(Member member) {
        Gauges gauges = member.gauges();
        return gauges == null ? null : gauges.defragInflight();
    }

    static Check streams(Situation situation) {
        String id = "streams";
        List<Member> up = situation.now().up();
        List<Member> unseen = up.stream().filter(member -> member.gauges() == null).toList();
        if (!unseen.isEmpty()) {
            return Checks.notMade(Allow.UNOBSERVED_STREAMS, id,
                    "the metrics of " + Figures.names(unseen) + " are out of reach",
                    "an open snapshot stream keeps what is compacted, and makes a defragmentation hang: say where metrics"
                            + " are with --metrics-url MEMBER=URL, or make sure that nobody takes snapshots and go on"
                            + " with --allow " + Allow.UNOBSERVED_STREAMS);
        }
        List<Member> streaming = up.stream().filter(member -> open(member) > 0).toList();
        return streaming.isEmpty()
                ? Checks.pass(id, "no member streams a snapshot")
                : Checks.warn(id, streaming.stream()
                        .map(member -> member.label() + " has " + Figures.count(open(member), "open snapshot stream"))
                        .collect(Collectors.joining(", ")),
                        "it is waited for its end, " + situation.request().pace().streamsMillis() / 1000
                                + " s at most, before anything is changed");
    }

    private static long open(Member member) {
        Gauges gauges = member.gauges();
        return gauges == null ? 0 : gauges.openSnapshotStreams();
    }
}
