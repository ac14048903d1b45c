package dev.etcdray.recover.engine;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Gauges;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Finds what somebody else changed between two looks at a cluster. Two people who repair one etcd at the same time can do
 * together what neither would do alone, and a lock in etcd is no help: taking it is a write.
 */
final class Guard {
    private final Observation before;
    private final Observation now;
    private final Expected expected;
    private final List<Change> changes = new ArrayList<>();

    private Guard(Observation before, Observation now, Expected expected) {
        this.before = before;
        this.now = now;
        this.expected = expected;
    }

    static List<Change> changes(Observation before, Observation now, Expected expected) {
        Guard guard = new Guard(before, now, expected);
        guard.members();
        guard.leader();
        guard.alarms();
        guard.compaction();
        return guard.changes;
    }

    private void members() {
        before.members().forEach(was -> now.member(was.id())
                .ifPresentOrElse(is -> member(was, is), () -> lasting(was.label() + " is no longer a member")));
        now.members().stream().filter(is -> before.member(is.id()).isEmpty())
                .forEach(is -> lasting(is.label() + " has been added"));
    }

    private void member(Member was, Member is) {
        if (was.learner() != is.learner()) {
            lasting(is.label() + (is.learner() ? " has lost its vote" : " has become a voter"));
        }
        Gauges gauges = is.gauges();
        if (gauges != null && Boolean.TRUE.equals(gauges.defragInflight())) {
            lasting("somebody else defragments " + is.label() + " just now");
        }
        MemberState then = was.state();
        MemberState state = is.state();
        if (then != null && state == null) {
            passing(is.label() + " does not answer any more: " + is.silence());
        }
        if (then != null && state != null) {
            states(is, then, state);
        }
    }

    private void states(Member member, MemberState then, MemberState state) {
        if (!then.clusterId().equals(state.clusterId())) {
            lasting(member.label() + " is in another cluster now: " + state.clusterId());
        }
        if (!then.version().equals(state.version())) {
            lasting(member.label() + " was " + then.version() + " and is " + state.version() + " now");
        }
        if (state.dbSizeBytes() < then.dbSizeBytes() && !expected.shrunk().contains(member.id())) {
            // Only a defragmentation makes a db smaller, or a member that was set up anew.
            lasting("the db of " + member.label() + " has shrunk from " + then.dbSizeBytes() + " to "
                    + state.dbSizeBytes() + " bytes: somebody else defragmented it");
        }
    }

    private void leader() {
        MemberId then = before.leader();
        MemberId leader = now.leader();
        if (leader == null && now.up().size() > 0) {
            passing("there is no leader, or members disagree about it");
        } else if (leader != null && then != null && !Objects.equals(then, leader) && !expected.leader()) {
            lasting(label(leader) + " leads now instead of " + label(then));
        }
    }

    private void alarms() {
        List<Alarm> raised = now.alarms().stream().filter(alarm -> !before.alarms().contains(alarm)).toList();
        List<Alarm> gone = before.alarms().stream().filter(alarm -> !now.alarms().contains(alarm))
                .filter(alarm -> !(expected.alarmsGone() && alarm.isNoSpace())).toList();
        if (!raised.isEmpty()) {
            lasting("a further alarm is raised: " + named(raised));
        }
        // A member that does not answer takes what it tells with it.
        if (!gone.isEmpty() && now.up().size() == now.members().size()) {
            lasting("somebody else disarmed an alarm: " + named(gone));
        }
    }

    private String named(List<Alarm> alarms) {
        return alarms.stream().map(alarm -> alarm.type() + " of " + label(alarm.member()))
                .collect(Collectors.joining(", "));
    }

    private void compaction() {
        Long then = before.compactRevision();
        Long compacted = now.compactRevision();
        if (then != null && compacted != null && compacted > Math.max(then, expected.compacted())) {
            lasting("somebody else compacted at revision " + compacted);
        }
    }

    private String label(MemberId id) {
        return now.member(id).or(() -> before.member(id)).map(Member::label).orElse(id.hex());
    }

    private void passing(String sentence) {
        changes.add(new Change(true, sentence));
    }

    private void lasting(String sentence) {
        changes.add(new Change(false, sentence));
    }
}
