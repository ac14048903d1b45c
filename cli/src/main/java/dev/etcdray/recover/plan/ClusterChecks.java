package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the members are there, and one cluster. */
final class ClusterChecks {

    private ClusterChecks() {
    }

    static Check membersAnswer(Situation situation) {
        String id = "members-answer";
        Observation now = situation.now();
        List<Member> silent = situation.silent().toList();
        if (silent.isEmpty()) {
            return Checks.pass(id, "all " + Figures.count(now.members().size(), "member") + " answer");
        }
        String evidence = silent.stream().map(member -> member.label() + ": " + member.silence())
                .collect(Collectors.joining("; "));
        int voters = situation.upVoters().size();
        if (voters < now.quorum()) {
            return Checks.refuse(id, evidence,
                    voters + " of " + Figures.count(now.voters().size(), "voter") + " answer, and " + now.quorum()
                            + " have to: without a quorum nothing can be compacted or disarmed; bring members back"
                            + " first");
        }
        return Checks.refuseUnless(Allow.MEMBER_DOWN, id, evidence,
                "what is done without it is incomplete: once it is back, it has to be defragmented, or it brings the"
                        + " alarm back; start it first, or go on with --allow " + Allow.MEMBER_DOWN);
    }

    static Check oneCluster(Situation situation) {
        String id = "one-cluster";
        List<String> clusters = situation.now().clusterIds().stream().map(MemberId::hex).sorted().toList();
        return clusters.size() == 1
                ? Checks.pass(id, "cluster " + clusters.getFirst())
                : Checks.refuse(id, "they belong to clusters " + String.join(", ", clusters),
                        "name the endpoints of one cluster only");
    }

    static Check leader(Situation situation) {
        String id = "leader";
        Observation now = situation.now();
        MemberId leader = now.leader();
        if (leader == null) {
            String evidence = now.up().stream().map(member -> member.label() + " follows " + followed(now, member))
                    .collect(Collectors.joining(", "));
            return Checks.refuse(id, evidence,
                    "without a leader that all agree on nothing can be changed; wait for the election to end and plan"
                            + " again");
        }
        return now.member(leader).map(member -> Checks.pass(id, "all follow " + member.label()))
                .orElseGet(() -> Checks.refuse(id, "all follow " + leader.hex() + ", which is no member of the list",
                        "the list of members is not up to date; wait a moment and plan again"));
    }

    private static String followed(Observation now, Member member) {
        MemberId leader = member.up().leader();
        return leader == null ? "nobody" : now.member(leader).map(Member::label).orElse(leader.hex());
    }

    static Check term(Situation situation) {
        String id = "term";
        List<Member> up = situation.now().up();
        if (up.stream().map(member -> member.up().raftTerm()).distinct().count() == 1) {
            return Checks.pass(id, "all are in term " + situation.now().term());
        }
        return Checks.refuse(id,
                up.stream().map(member -> member.label() + " is in term " + member.up().raftTerm())
                        .collect(Collectors.joining(", ")),
                "an election is under way, or just over; wait until it has ended and plan again");
    }

    static Check lag(Situation situation) {
        String id = "lag";
        Observation now = situation.now();
        List<Member> lagging = now.up().stream().filter(member -> Needs.lag(now, member) > Needs.MOST_LAG).toList();
        if (lagging.isEmpty()) {
            long most = now.up().stream().mapToLong(member -> Needs.lag(now, member)).max().orElse(0);
            return Checks.pass(id, "no member has more than " + Figures.count(most, "entry", "entries") + " to apply");
        }
        return Checks.refuse(id,
                lagging.stream().map(member -> member.label() + " has "
                        + Figures.count(Needs.lag(now, member), "entry", "entries") + " to apply")
                        .collect(Collectors.joining(", ")),
                "more than " + Needs.MOST_LAG + " is not well: to stop another member would leave it alone; wait until"
                        + " it has caught up and plan again");
    }

    /** Who is left to serve while one member stands still. */
    static Check outage(Situation situation) {
        Observation now = situation.now();
        int voters = situation.upVoters().size();
        if (now.voters().size() == 1) {
            return Checks.refuseUnless(Allow.SINGLE_MEMBER_OUTAGE, "single-member",
                    "the etcd has one member",
                    "nobody reads or writes while it is defragmented: a full outage; agree to it with --allow "
                            + Allow.SINGLE_MEMBER_OUTAGE);
        }
        String id = "spare-quorum";
        String evidence = voters + " of " + Figures.count(now.voters().size(), "voter") + " answer, and "
                + now.quorum() + " have to";
        return voters - 1 >= now.quorum()
                ? Checks.pass(id, evidence)
                : Checks.refuseUnless(Allow.NO_SPARE_QUORUM, id, evidence,
                        "while one of them is defragmented, no write is agreed on: an outage for writes each time;"
                                + " agree to it with --allow " + Allow.NO_SPARE_QUORUM);
    }
}
