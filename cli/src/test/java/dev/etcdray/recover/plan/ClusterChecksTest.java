package dev.etcdray.recover.plan;

import dev.etcdray.recover.plan.Check.Result;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.id;
import static dev.etcdray.recover.plan.SeenMember.of;
import static org.assertj.core.api.Assertions.assertThat;

class ClusterChecksTest {

    @Test
    void allThatIsWellPasses() {
        assertThat(new Asked().plan(SeenMember.three()).checks())
                .allSatisfy(check -> assertThat(check.result()).as(check.toString()).isEqualTo(Result.PASS))
                .extracting(Check::evidence)
                .contains("all 3 members answer", "cluster c1", "all follow m1", "all are in term 2",
                        "no member has more than 0 entries to apply", "3 of 3 voters answer, and 2 have to");
    }

    @Test
    void aMemberMayBeAwayWhileTheQuorumHolds() {
        SeenMember[] one = {of(1), of(2), of(3).down()};
        assertThat(new Asked().check("members-answer", one)).isEqualTo(new Check("members-answer", Result.REFUSE,
                "m3: nobody listens there",
                "what is done without it is incomplete: once it is back, it has to be defragmented, or it brings the"
                        + " alarm back; start it first, or go on with --allow member-down",
                "member-down"));
        assertThat(new Asked().allow("member-down").check("members-answer", one).result()).isEqualTo(Result.ALLOWED);
    }

    @Test
    void withoutAQuorumNothingIsAllowed() {
        SeenMember[] two = {of(1), of(2).down(), of(3).down()};
        assertThat(new Asked().allow("member-down").check("members-answer", two)).isEqualTo(new Check("members-answer",
                Result.REFUSE, "m2: nobody listens there; m3: nobody listens there",
                "1 of 3 voters answer, and 2 have to: without a quorum nothing can be compacted or disarmed; bring"
                        + " members back first",
                null));
    }

    @Test
    void learnersMakeNoQuorum() {
        assertThat(new Asked().check("members-answer", of(1), of(2).down(), of(3).learner().db(1, 1)).allow()).isNull();
    }

    @Test
    void twoClustersAreAMistake() {
        assertThat(new Asked().check("one-cluster", of(1), of(2), of(3).cluster(0xc2))).isEqualTo(new Check(
                "one-cluster",
                Result.REFUSE, "they belong to clusters c1, c2", "name the endpoints of one cluster only", null));
    }

    @Test
    void allHaveToFollowOneLeader() {
        assertThat(new Asked().check("leader", of(1), of(2), of(3).follows(null))).isEqualTo(new Check("leader",
                Result.REFUSE, "m1 follows m1, m2 follows m1, m3 follows nobody",
                "without a leader that all agree on nothing can be changed; wait for the election to end and plan again",
                null));
        assertThat(new Asked().check("leader", of(1), of(2).follows(id(2)), of(3)).result()).isEqualTo(Result.REFUSE);
        assertThat(new Asked().check("leader", of(2), of(3)).evidence())
                .isEqualTo("all follow a1, which is no member of the list");
    }

    @Test
    void anElectionIsWaitedFor() {
        assertThat(new Asked().check("term", of(1), of(2).term(3), of(3))).isEqualTo(new Check("term", Result.REFUSE,
                "m1 is in term 2, m2 is in term 3, m3 is in term 2",
                "an election is under way, or just over; wait until it has ended and plan again", null));
    }

    @Test
    void aThousandEntriesAreBearableAndOneMoreIsNot() {
        assertThat(new Asked().check("lag", of(1), of(2).applied(4_000), of(3)).evidence())
                .isEqualTo("no member has more than 1000 entries to apply");
        assertThat(new Asked().check("lag", of(1), of(2).applied(3_999), of(3))).isEqualTo(new Check("lag",
                Result.REFUSE,
                "m2 has 1001 entries to apply",
                "more than 1000 is not well: to stop another member would leave it alone; wait until it has caught up and"
                        + " plan again",
                null));
    }

    @Test
    void theOnlyMemberIsAFullOutage() {
        assertThat(new Asked().check("single-member", of(1))).isEqualTo(new Check("single-member", Result.REFUSE,
                "the etcd has one member",
                "nobody reads or writes while it is defragmented: a full outage; agree to it with --allow"
                        + " single-member-outage",
                "single-member-outage"));
        assertThat(new Asked().allow("single-member-outage").check("single-member", of(1)).stops()).isFalse();
    }

    @Test
    void twoVotersCannotSpareOne() {
        Check two = new Asked().check("spare-quorum", of(1), of(2));
        assertThat(two).isEqualTo(new Check("spare-quorum", Result.REFUSE, "2 of 2 voters answer, and 2 have to",
                "while one of them is defragmented, no write is agreed on: an outage for writes each time; agree to it"
                        + " with --allow no-spare-quorum",
                "no-spare-quorum"));
        assertThat(new Asked().check("spare-quorum", of(1), of(2), of(3).down()).result()).isEqualTo(Result.REFUSE);
        assertThat(new Asked().check("spare-quorum", of(1), of(2), of(3), of(4).down()).result())
                .isEqualTo(Result.REFUSE);
        assertThat(new Asked().check("spare-quorum", of(1), of(2), of(3), of(4)).result()).isEqualTo(Result.PASS);
    }
}
