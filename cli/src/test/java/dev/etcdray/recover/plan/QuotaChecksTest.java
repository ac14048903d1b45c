package dev.etcdray.recover.plan;

import dev.etcdray.recover.plan.Check.Result;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.QUOTA;
import static dev.etcdray.recover.plan.SeenMember.m;
import static org.assertj.core.api.Assertions.assertThat;

class QuotaChecksTest {

    @Test
    void theQuotaHasToBeKnownWhereAlarmsAreDisarmed() {
        SeenMember[] unknown = {m(1), m(2).quota(null), m(3)};
        assertThat(new Asked().allow("unknown-quota").check("quota-known", unknown)).isEqualTo(new Check("quota-known",
                Result.NOT_MADE, "the quota of m2 is unknown",
                "before etcd 3.6 only metrics tell it: say where they are with --metrics-url MEMBER=URL, or what"
                        + " --quota-backend-bytes is (2 GiB unless set) with --quota",
                null));
        assertThat(
                new Asked().goal(Goal.Which.ALL, false).allow("unknown-quota").check("quota-known", unknown).result())
                .isEqualTo(Result.ALLOWED);
    }

    @Test
    void theSmallestQuotaCounts() {
        assertThat(new Asked().check("quota-known", m(1).quota(QUOTA + 1), m(2), m(3).quota(0L))).isEqualTo(
                new Check("quota-known", Result.WARN,
                        "the smallest quota is 9.5 MiB (10000000 bytes), and others differ",
                        "one member over its quota stops writes everywhere, so the smallest counts; make them equal",
                        null));
        assertThat(new Asked().check("quota-known", SeenMember.three()).evidence())
                .isEqualTo("the smallest quota is 9.5 MiB (10000000 bytes)");
        assertThat(new Asked().check("quota-known", m(1).quota(0L), m(2).quota(-1L)).evidence())
                .isEqualTo("no member has a quota");
    }

    @Test
    void aFullLearnerForbidsToDisarm() {
        SeenMember fits = m(4).learner().db(QUOTA - 65, 1);
        assertThat(new Asked().check("learners", m(1), m(2), m(3), fits).result()).isEqualTo(Result.PASS);
        SeenMember full = m(4).learner().db(QUOTA - 64, 1);
        assertThat(new Asked().check("learners", m(1), m(2), m(3), full)).isEqualTo(new Check("learners",
                Result.REFUSE, "the db of m4 takes 9.5 MiB (9999936 bytes), its quota is 9.5 MiB (10000000 bytes)",
                "it would raise the alarm again; a learner refuses to defragment: remove it (etcdctl member remove a4),"
                        + " and when the others are small, add it again with an empty data directory (etcdctl member"
                        + " add --learner): until then it would get their full db again; or make it a voter (etcdctl member promote a4) and plan again",
                null));
        assertThat(new Asked().goal(Goal.Which.ALL, false).check("learners", m(1), m(2), m(3), full).result())
                .isEqualTo(Result.WARN);
    }

    @Test
    void aFullVoterThatIsLeftAsItIsForbidsToDisarm() {
        SeenMember[] members = {m(1), m(2), m(3).db(QUOTA - 65, 1)};
        assertThat(new Asked().goal(Goal.Which.ALL, true, 1, 2).check("room", members).evidence())
                .isEqualTo("m3 has room under its quota, or none is known");
        members[2].db(QUOTA - 64, 1);
        assertThat(new Asked().goal(Goal.Which.ALL, true, 1, 2).check("room", members)).isEqualTo(new Check("room",
                Result.REFUSE, "the db of m3 takes 9.5 MiB (9999936 bytes), its quota is 9.5 MiB (10000000 bytes)",
                "it would raise the alarm again: it has to be defragmented before alarms are disarmed", null));
        assertThat(new Asked().check("room", members).evidence())
                .isEqualTo("every voter is defragmented where it needs it");
    }
}
