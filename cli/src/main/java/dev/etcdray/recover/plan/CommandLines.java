package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.PlannedStep.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command lines of each kind of step, in their order. */
final class CommandLines {
    private static final String STREAMS = "^(etcd(_debugging)?_mvcc_db_open_read_transactions"
            + "|grpc_server_(started|handled)_total.*grpc_method=\"Snapshot\")";

    private final Etcdctl etcdctl;
    private final Map<MemberId, String> metricsUrls;

    CommandLines(PlanRequest.ByHand needs) {
        etcdctl = new Etcdctl(needs.etcdctlFlags());
        metricsUrls = needs.metricsUrls();
    }

    /** The same step, with what has to be done once, before the first command. */
    PlannedStep withPreparation(PlannedStep first) {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(etcdctl.unset(),
                "prints nothing; etcdctl refuses a flag whose variable is set as well"));
        if (etcdctl.takesToken()) {
            commands.add(new Command("printenv ETCDCTL_AUTH_JWT_TOKEN >/dev/null",
                    "has to be exported, with the token that you connected with; etcdctl 3.7 takes it from there, and 3.4"
                            + " knows no tokens"));
        }
        commands.addAll(first.commands());
        return new PlannedStep(first.id(), first.title(), first.why(), first.blastRadius(), first.reversible(),
                first.afterAbort(), first.consent(), first.outageSeconds(), commands);
    }

    List<Command> verifySnapshot(SnapshotFile snapshot) {
        return List.of(
                new Command("echo " + Shell.quote(snapshot.sha256() + "  " + snapshot.path()) + " | sha256sum -c -",
                        snapshot.path() + ": OK"),
                new Command(Shell.line(List.of("etcdutl", "snapshot", "status", snapshot.path(), "-w", "table")),
                        "REVISION is " + snapshot.revision()));
    }

    List<Command> streams(Observation now, Plan plan) {
        return now.up().stream().map(member -> new Command(etcdctl.metrics(member, metricsUrls, STREAMS),
                "as many Snapshot calls handled (all codes together) as started; else look again, for "
                        + plan.pace().streamsMillis() / 1000 + " s at most, and stop if one stays open"))
                .toList();
    }

    List<Command> compact(Observation now, Compaction compaction, Pace pace) {
        return asked(now).map(member -> List.of(new Command(physical(member, compaction, pace),
                "compacted revision " + compaction.revision()))).orElse(List.of());
    }

    List<Command> barrier(Member member, Compaction compaction, Pace pace) {
        return List.of(new Command(physical(member, compaction, pace),
                "exit code 1 and \"required revision has been compacted\": that is success, as the member answers when"
                        + " it has deleted all; \"future revision\" is an error"));
    }

    private String physical(Member member, Compaction compaction, Pace pace) {
        return etcdctl.within(Math.max(1, pace.compactMillis() / 1000), member, "compact", "--physical=true",
                Long.toString(compaction.revision()));
    }

    List<Command> gate(Observation now, Gate gate) {
        String limit = gate.smallestQuotaBytes() == null
                ? "dbSizeInUse of every member: about what its db takes after defragmentation"
                : "dbSizeInUse of every member is " + gate.mostBytes()
                        + " or less; else a defragmentation cannot help: delete data, or raise the quota";
        return List.of(status(now, "every member answers, and all name one leader in one term"),
                new Command(etcdctl.at(now.up(), "endpoint", "status", "-w", "json"), limit));
    }

    List<Command> defragment(Member member, long timeoutSeconds, Pace pace, Observation now) {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(etcdctl.within(timeoutSeconds, member, "defrag"),
                "Finished defragmenting; after a timeout it may still be running: do not repeat it, look at the size"));
        commands.add(status(now, "DB SIZE of " + member.label() + " is lower, the leader and its term are the same, and"
                + " the applied index is close to the index"));
        commands.add(new Command(etcdctl.at(List.of(member), "get", "--keys-only", "health"),
                "exit code 0: " + member.label() + " reads through the leader"));
        if (pace.settleMillis() > 0) {
            commands.add(new Command("sleep " + Math.ceilDiv(pace.settleMillis(), 1000),
                    "nothing: the member settles before the next one"));
        }
        return commands;
    }

    List<Command> moveLeader(Member leader, Member next, Observation now) {
        return List.of(
                new Command(etcdctl.at(List.of(leader), "move-leader", next.id().hex()),
                        "Leadership transferred from " + leader.id().hex() + " to " + next.id().hex()),
                status(now, "IS LEADER is true for " + next.label() + " alone"));
    }

    Command status(Observation now, String expect) {
        return new Command(etcdctl.at(now.up(), "endpoint", "status", "-w", "table"), expect);
    }

    List<Command> disarm(Observation now) {
        Member asked = asked(now).orElse(null);
        if (asked == null) {
            return List.of();
        }
        return List.of(status(now, "DB SIZE of every member, learners too, is below its quota: else stop here"),
                new Command(etcdctl.at(List.of(asked), "alarm", "list"),
                        "nothing but lines with alarm:NOSPACE; at any other alarm stop here"),
                new Command(etcdctl.at(List.of(asked), "alarm", "disarm"),
                        "the same lines; etcdctl disarms ALL types, so this is right only if the list showed nothing but"
                                + " NOSPACE"));
    }

    List<Command> prove(Observation now, List<Member> voters, Pace pace) {
        if (voters.isEmpty()) {
            return List.of();
        }
        List<Command> commands = new ArrayList<>();
        commands.add(status(now, "DB SIZE of every member is below its quota: else a probe raises the alarm again"));
        probes(voters, commands);
        commands.add(new Command("sleep " + Math.ceilDiv(pace.probePauseMillis(), 1000), "nothing"));
        probes(voters, commands);
        return commands;
    }

    /** The id of the lease is in the answer to the first command, so that both are one line. */
    private void probes(List<Member> voters, List<Command> commands) {
        for (Member voter : voters) {
            commands.add(new Command(
                    "lease=\"$(" + etcdctl.at(List.of(voter), "lease", "grant", "30")
                            + " | awk '/granted/ {print $2}')\"; " + etcdctl.at(List.of(voter), "lease", "revoke")
                            + " \"$lease\"",
                    "lease revoked: a write through " + voter.label() + " that touches no key"));
        }
        commands.add(new Command(etcdctl.at(List.of(voters.getFirst()), "alarm", "list"), "no line"));
    }

    /** Who is told what concerns all: the leader, else any voter that answers. */
    private static Optional<Member> asked(Observation now) {
        List<Member> voters = now.voters().stream().filter(Member::isUp).toList();
        return voters.stream().filter(Member::leads).findFirst().or(() -> voters.stream().findFirst());
    }
}
