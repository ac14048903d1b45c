package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.PlannedStep.Consent;
import org.jspecify.annotations.Nullable;

/** The step that hurts: one member stands still. */
final class DefragmentBriefing {
    /** Of a member that joined since: what nobody could estimate. */
    private static final long UNPLANNED_TIMEOUT_SECONDS = Outage.timeoutSeconds(1);
    /** kubeadm's liveness probe: 8 failures, 10 s apart. */
    private static final long KUBEADM_PROBE_SECONDS = 80;

    private final CommandLines lines;

    DefragmentBriefing(CommandLines lines) {
        this.lines = lines;
    }

    PlannedStep of(Step step, Plan plan, Observation now) {
        Member member = Briefings.member(step, now);
        PlannedMember planned = plan.member(member.id()).orElse(null);
        boolean alone = now.voters().size() == 1;
        boolean led = member.leads() || (planned != null && planned.leader());
        Long outage = outage(planned, member);
        Needs.Need need = Needs.defragmentation(plan.goal(), plan.gate(), member);
        return new PlannedStep(step.id(), "Defragment " + member.label() + role(member, alone),
                (need.needed() ? "" : "expected to be skipped: ") + need.reason(),
                radius(member, alone, outage, plan.shortestLeaseTtlSeconds()),
                "it needs no undoing: the db holds the same, in fewer pages",
                "the member finishes by itself; only its size and the gauge etcd_disk_defrag_inflight tell when",
                alone || led ? Consent.TYPED_NAME : Consent.YES_NO, need.needed() ? outage : null,
                lines.defragment(member, planned == null ? UNPLANNED_TIMEOUT_SECONDS : planned.timeoutSeconds(),
                        plan.pace(), now));
    }

    private static @Nullable Long outage(@Nullable PlannedMember planned, Member member) {
        if (planned != null && planned.outageSeconds() != null) {
            return planned.outageSeconds();
        }
        return member.isUp() ? Outage.seconds(member.up().inUseBytes()) : null;
    }

    private static String role(Member member, boolean alone) {
        if (alone) {
            return ", the only member";
        }
        return member.leads() ? ", the leader" : "";
    }

    private static String radius(Member member, boolean alone, @Nullable Long outage, @Nullable Long shortestTtl) {
        String length = outage == null ? "until it is done" : "for about " + outage + " s";
        if (alone) {
            return "full outage: nobody reads or writes " + length + leases(outage, shortestTtl) + probe(outage);
        }
        String radius = member.label() + " answers nobody " + length + "; its clients wait or go to other members";
        return radius + (member.leads()
                ? "; it leads, so that writes and lease renewals of all clients may wait, and others may elect a new"
                        + " leader"
                : "") + leases(outage, shortestTtl) + probe(outage);
    }

    private static String leases(@Nullable Long outage, @Nullable Long shortestTtl) {
        if (outage == null) {
            return "";
        }
        if (shortestTtl == null) {
            return "; a lease with a TTL up to " + outage + " s that is kept alive here may expire";
        }
        String shortest = "; the shortest lease of the snapshot has a TTL of " + shortestTtl + " s: ";
        return shortest + (shortestTtl <= outage
                ? "leases that are kept alive here may expire, and what hangs on them, leader election too, with them"
                : "longer than that");
    }

    private static String probe(@Nullable Long outage) {
        if (outage == null) {
            return "";
        }
        return outage < KUBEADM_PROBE_SECONDS
                ? ""
                : "; kubeadm's liveness probe kills etcd after about " + KUBEADM_PROBE_SECONDS
                        + " s without an answer: switch it off for the time";
    }
}
