package dev.etcdray.recover.plan;

import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.PlannedStep.Command;
import dev.etcdray.recover.plan.PlannedStep.Consent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static dev.etcdray.recover.plan.SeenMember.GATE;
import static dev.etcdray.recover.plan.SeenMember.id;
import static dev.etcdray.recover.plan.SeenMember.m;
import static dev.etcdray.recover.plan.SeenMember.seen;
import static dev.etcdray.recover.plan.SeenMember.three;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BriefingsTest {
    private static final String E1 = "--endpoints=http://127.0.0.1:12379";
    private static final String E2 = "--endpoints=http://127.0.0.1:22379";
    private static final String E3 = "--endpoints=http://127.0.0.1:32379";
    private static final String ALL = E1 + ",http://127.0.0.1:22379,http://127.0.0.1:32379";
    private static final String STATUS = "etcdctl " + ALL + " endpoint status -w table";

    private static PlannedStep step(Plan plan, String id) {
        return plan.steps().stream().filter(step -> step.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> lines(Plan plan, String id) {
        return step(plan, id).commands().stream().map(Command::line).toList();
    }

    /** All that somebody types who has only the plan. */
    @Test
    void aRecoveryByHand() {
        Plan plan = new Asked().plan(three());
        assertThat(lines(plan, "verify-snapshot")).containsExactly(
                "unset ETCDCTL_COMMAND_TIMEOUT ETCDCTL_DISCOVERY_SRV ETCDCTL_ENDPOINTS ETCDCTL_WRITE_OUT",
                "echo '" + Asked.SHA + "  before.db' | sha256sum -c -", "etcdutl snapshot status before.db -w table");
        assertThat(lines(plan, "await-streams")).hasSize(3).first().asString().isEqualTo(
                "curl --silent --show-error --fail http://127.0.0.1:12379/metrics | grep -E"
                        + " '^(etcd(_debugging)?_mvcc_db_open_read_transactions|grpc_server_(started|handled)_total.*"
                        + "grpc_method=\"Snapshot\")'");
        assertThat(lines(plan, "compact"))
                .containsExactly("etcdctl " + E1 + " --command-timeout=600s compact --physical=true 4000");
        assertThat(lines(plan, "barrier/a3"))
                .containsExactly("etcdctl " + E3 + " --command-timeout=600s compact --physical=true 4000");
        assertThat(lines(plan, "gate")).containsExactly(STATUS, "etcdctl " + ALL + " endpoint status -w json");
        assertThat(lines(plan, "defragment/a2")).containsExactly("etcdctl " + E2 + " --command-timeout=300s defrag",
                STATUS, "etcdctl " + E2 + " get --keys-only health", "sleep 30");
        assertThat(lines(plan, "move-leader/a1")).containsExactly("etcdctl " + E1 + " move-leader a2", STATUS);
        assertThat(lines(plan, "disarm")).containsExactly(STATUS, "etcdctl " + E1 + " alarm list",
                "etcdctl " + E1 + " alarm disarm");
        String probe1 = "lease=\"$(etcdctl " + E1 + " lease grant 30 | awk '/granted/ {print $2}')\"; etcdctl " + E1
                + " lease revoke \"$lease\"";
        assertThat(lines(plan, "prove")).containsExactly(STATUS, probe1, probe1.replace(E1, E2), probe1.replace(E1, E3),
                "etcdctl " + E1 + " alarm list", "sleep 5", probe1, probe1.replace(E1, E2), probe1.replace(E1, E3),
                "etcdctl " + E1 + " alarm list");
    }

    @Test
    void everyCommandSaysWhatItIsToAnswer() {
        Plan plan = new Asked().plan(three());
        assertThat(plan.steps()).flatExtracting(PlannedStep::commands)
                .allSatisfy(command -> assertThat(command.expect()).isNotBlank());
        assertThat(step(plan, "barrier/a1").commands().getFirst().expect()).isEqualTo("exit code 1 and \"required"
                + " revision has been compacted\": that is success, as the member answers when it has deleted all;"
                + " \"future revision\" is an error");
        assertThat(step(plan, "disarm").commands().getLast().expect()).isEqualTo("the same lines; etcdctl disarms ALL"
                + " types, so this is right only if the list showed nothing but NOSPACE");
        assertThat(step(plan, "gate").commands().getLast().expect())
                .isEqualTo("dbSizeInUse of every member is 8500000 or"
                        + " less; else a defragmentation cannot help: delete data, or raise the quota");
    }

    @Test
    void flagsAndMetricsOfTheUserAreInEveryLine() {
        Plan plan = new Asked().byHand(new PlanRequest.ByHand(List.of("--user", "root"),
                Map.of(id(1), "http://127.0.0.1:2381/metrics"), Map.of())).plan(three());
        assertThat(plan.steps()).flatExtracting(PlannedStep::commands).extracting(Command::line)
                .filteredOn(line -> line.startsWith("etcdctl"))
                .allSatisfy(line -> assertThat(line).startsWith("etcdctl --user=root --endpoints="));
        assertThat(lines(plan, "await-streams").getFirst()).contains(" http://127.0.0.1:2381/metrics ");
    }

    /** The token is a secret, and stands in no line: a line asks whether it is where etcdctl looks for it. */
    @Test
    void whoLogsInWithATokenIsToldWhereItGoes() {
        Plan plan = new Asked().byHand(new PlanRequest.ByHand(List.of("--auth-jwt-token="), Map.of(), Map.of()))
                .plan(three());
        assertThat(plan.steps().getFirst().commands()).extracting(Command::line)
                .containsSubsequence("printenv ETCDCTL_AUTH_JWT_TOKEN >/dev/null");
        assertThat(plan.steps()).flatExtracting(PlannedStep::commands).extracting(Command::line)
                .noneMatch(line -> line.contains("auth-jwt-token"))
                .noneMatch(line -> line.startsWith("unset") && line.contains("TOKEN"));
        assertThat(new Asked().plan(three()).steps()).flatExtracting(PlannedStep::commands).extracting(Command::line)
                .noneMatch(line -> line.contains("TOKEN"));
    }

    @Test
    void theStallIsHeldAgainstLeases() {
        Observation large = seen(m(1), m(2).db(2_000_000_000, 1_500_000_000).quota(2_000_000_000L), m(3));
        Plan plan = new Asked().compaction(CompactionChoice.NEVER).plan(large);
        // 1.5 GB in use: 15 s, and the shortest lease has 15 s.
        assertThat(step(plan, "defragment/a2").blastRadius()).isEqualTo("m2 answers nobody for about 15 s; its clients"
                + " wait or go to other members; the shortest lease of the snapshot has a TTL of 15 s: leases that are kept"
                + " alive here may expire, and what hangs on them, leader election too, with them");
        assertThat(step(plan, "defragment/a2").outageSeconds()).isEqualTo(15);
        assertThat(step(plan, "defragment/a3").blastRadius()).endsWith("has a TTL of 15 s: longer than that");
        // Whoever is asked for consent, later and by another process, is told the same.
        assertThat(new Briefings(List.of()).of(new Step(StepKind.DEFRAGMENT, id(2)), plan, large).blastRadius())
                .isEqualTo(step(plan, "defragment/a2").blastRadius());
        Plan blind = new Asked().compaction(CompactionChoice.NEVER).withoutSnapshot().plan(large);
        assertThat(step(blind, "defragment/a2").blastRadius())
                .endsWith("; a lease with a TTL up to 15 s that is kept alive here may expire");
    }

    @Test
    void theStallIsHeldAgainstKubeadmsProbe() {
        Plan below = new Asked().compaction(CompactionChoice.NEVER)
                .plan(seen(m(1).db(8_000_000_000L, 7_900_000_000L).quota(8_000_000_000L)));
        assertThat(step(below, "defragment/a1").blastRadius()).doesNotContain("kubeadm");
        Plan at = new Asked().compaction(CompactionChoice.NEVER)
                .plan(seen(m(1).db(8_000_000_000L, 7_900_000_001L).quota(8_000_000_000L)));
        assertThat(step(at, "defragment/a1").blastRadius())
                .endsWith("; kubeadm's liveness probe kills etcd after about 80 s"
                        + " without an answer: switch it off for the time");
    }

    @Test
    void aSingleMemberIsAFullOutage() {
        PlannedStep step = step(new Asked().plan(seen(m(1))), "defragment/a1");
        assertThat(step.title()).isEqualTo("Defragment m1, the only member");
        assertThat(step.blastRadius()).startsWith("full outage: nobody reads or writes for about 1 s");
        assertThat(step.consent()).isEqualTo(Consent.TYPED_NAME);
    }

    @Test
    void theLeadersNameIsAskedForEvenWhenItHasHandedOver() {
        Plan plan = new Asked().plan(three());
        PlannedStep leads = step(plan, "defragment/a1");
        assertThat(leads.title()).isEqualTo("Defragment m1, the leader");
        assertThat(leads.blastRadius())
                .contains("; it leads, so that writes and lease renewals of all clients may wait");
        Observation handedOver = seen(m(1).follows(id(2)), m(2).follows(id(2)), m(3).follows(id(2)));
        Briefings briefings = new Briefings(List.of());
        PlannedStep led = briefings.of(new Step(StepKind.DEFRAGMENT, id(1)), plan, handedOver);
        assertThat(led.title()).isEqualTo("Defragment m1");
        assertThat(led.consent()).isEqualTo(Consent.TYPED_NAME);
        assertThat(briefings.of(new Step(StepKind.DEFRAGMENT, id(2)), plan, handedOver).consent())
                .isEqualTo(Consent.TYPED_NAME);
        assertThat(briefings.of(new Step(StepKind.DEFRAGMENT, id(3)), plan, handedOver).consent())
                .isEqualTo(Consent.YES_NO);
    }

    @Test
    void aMemberThatJoinedIsBriefedToo() {
        Plan plan = new Asked().plan(three());
        Observation joined = seen(m(1), m(2), m(3), m(4));
        assertThat(new Briefings(List.of()).of(new Step(StepKind.DEFRAGMENT, id(4)), plan, joined).commands().getFirst()
                .line()).isEqualTo("etcdctl --endpoints=http://127.0.0.1:42379 --command-timeout=300s defrag");
    }

    @Test
    void aNeedlessStepSaysSo() {
        Plan plan = new Asked().plan(seen(m(1), m(2).db(GATE, 1), m(3)));
        assertThat(step(plan, "defragment/a2").why())
                .isEqualTo("expected to be skipped: the db of m2 takes 8.1 MiB (8500000"
                        + " bytes), no more than 85 % of the smallest quota, 8.1 MiB (8500000 bytes)");
        assertThat(step(plan, "defragment/a3").why())
                .startsWith("the db of m3 takes 9.5 MiB (10000000 bytes), more than");
    }

    @Test
    void aStepThatThePlanLacksIsAMistake() {
        Plan plan = new Asked().withoutSnapshot().compaction(CompactionChoice.NEVER).plan(three());
        Briefings briefings = new Briefings(List.of());
        assertThatThrownBy(() -> briefings.of(Step.of(StepKind.COMPACT), plan, three()))
                .hasMessage("a plan without a compaction has no such step");
        assertThatThrownBy(() -> briefings.of(Step.of(StepKind.VERIFY_SNAPSHOT), plan, three()))
                .hasMessage("a plan without a snapshot has none to verify");
        assertThatThrownBy(() -> briefings.of(new Step(StepKind.DEFRAGMENT, id(9)), plan, three()))
                .hasMessage("no member a9 any more");
    }
}
