package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import java.util.List;
import java.util.stream.Collectors;

/** Whether there is, or will be, room under every member's quota. */
final class QuotaChecks {

    private QuotaChecks() {
    }

    static Check known(Situation situation) {
        String id = "quota-known";
        Quotas quotas = Quotas.of(situation.now());
        if (!quotas.unknown().isEmpty()) {
            String evidence = "the quota of " + Figures.names(quotas.unknown()) + " is unknown";
            String meaning = "before etcd 3.6 only metrics tell it: say where they are with --metrics-url MEMBER=URL, or"
                    + " what --quota-backend-bytes is (2 GiB unless set) with --quota";
            return situation.disarms()
                    ? new Check(id, Check.Result.NOT_MADE, evidence, meaning, null)
                    : Checks.notMade(Allow.UNKNOWN_QUOTA, id, evidence,
                            meaning + "; or go on with --allow " + Allow.UNKNOWN_QUOTA);
        }
        Long smallest = quotas.smallestBytes();
        if (smallest == null) {
            return Checks.pass(id, "no member has a quota");
        }
        String evidence = "the smallest quota is " + Figures.bytes(smallest);
        return quotas.differ()
                ? Checks.warn(id, evidence + ", and others differ",
                        "one member over its quota stops writes everywhere, so the smallest counts; make them equal")
                : Checks.pass(id, evidence);
    }

    /** They apply the same log, refuse to defragment, and raise the alarm as any other. */
    static Check learners(Situation situation) {
        String id = "learners";
        List<Member> learners = situation.now().members().stream().filter(Member::learner).toList();
        if (learners.isEmpty()) {
            return Checks.pass(id, "there is no learner");
        }
        List<Member> full = learners.stream().filter(QuotaChecks::isFull).toList();
        if (full.isEmpty()) {
            return Checks.pass(id, Figures.names(learners) + " has room under its quota, or none is known");
        }
        String evidence = evidence(full);
        String advice = full.stream().map(LearnerAdvice::of).collect(Collectors.joining("; "));
        return situation.disarms()
                ? Checks.refuse(id, evidence, "it would raise the alarm again; " + advice)
                : Checks.warn(id, evidence, "it keeps the alarm up; " + advice);
    }

    /** Voters that the plan leaves as they are. */
    static Check others(Situation situation) {
        String id = "room";
        List<Member> left = situation.upVoters().stream()
                .filter(voter -> !situation.request().goal().includes(voter.id())).toList();
        List<Member> full = left.stream().filter(QuotaChecks::isFull).toList();
        return full.isEmpty()
                ? Checks.pass(id, left.isEmpty()
                        ? "every voter is defragmented where it needs it"
                        : Figures.names(left) + " has room under its quota, or none is known")
                : Checks.refuse(id, evidence(full),
                        "it would raise the alarm again: it has to be defragmented before alarms are disarmed");
    }

    private static boolean isFull(Member member) {
        if (!member.isUp()) {
            return false;
        }
        var quota = member.up().quota();
        return quota != null && !Needs.hasRoom(member.up(), quota);
    }

    private static String evidence(List<Member> full) {
        return full.stream().map(member -> "the db of " + member.label() + " takes "
                + Figures.bytes(member.up().dbSizeBytes()) + ", its quota is " + quotaOf(member))
                .collect(Collectors.joining("; "));
    }

    private static String quotaOf(Member member) {
        var quota = member.up().quota();
        return quota == null ? "unknown" : Figures.bytes(quota.bytes());
    }
}
