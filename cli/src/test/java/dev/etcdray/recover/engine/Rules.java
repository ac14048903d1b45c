package dev.etcdray.recover.engine;

import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.journal.MemoryJournal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** What the engine must never do, checked where it reaches the cluster. */
final class Rules {
    private final long agreedRevision;
    private final MemoryJournal journal;
    private @Nullable Observation last;
    private List<Alarm> listed = List.of();
    /** Calls that change something, so far. */
    int calls;

    Rules(long agreedRevision, MemoryJournal journal) {
        this.agreedRevision = agreedRevision;
        this.journal = journal;
    }

    void seen(Observation now) {
        last = now;
    }

    void listed(List<Alarm> all) {
        listed = all;
    }

    void compact(MemberId member, long revision) {
        change(member.equals(leader()) ? "compact" : "barrier/" + member.hex(), "barrier/" + member.hex());
        assertThat(revision).as("never beyond what was agreed").isLessThanOrEqualTo(agreedRevision);
    }

    void defragment(SimulatedEtcd etcd, MemberId member) {
        change("defragment/" + member.hex());
        assertThat(etcd.members.values()).as("never two members at once, and never one twice at once")
                .noneMatch(other -> other.defragEndsMillis > etcd.nowMillis && other.defragByUs);
        assertThat(Objects.requireNonNull(last).members()).as("never while somebody is seen to defragment")
                .noneMatch(other -> other.gauges() != null && Boolean.TRUE.equals(other.gauges().defragInflight()));
    }

    void moveLeader(MemberId from, MemberId to) {
        change("move-leader/" + from.hex());
        assertThat(to).isNotEqualTo(from);
    }

    void disarm(Alarm alarm) {
        change("disarm/" + alarm.member().hex());
        assertThat(alarm.type()).as("never another type, never none").isEqualTo(Alarm.NOSPACE);
        assertThat(alarm.member().value()).as("never member 0, which is all").isNotZero();
        assertThat(listed).as("an entry of the list, read just now").contains(alarm);
        assertThat(Objects.requireNonNull(last).up()).as("never while a member is over its quota")
                .allMatch(
                        member -> member.up().dbSizeBytes() + 64 < Objects.requireNonNull(member.up().quota()).bytes());
    }

    void grantLease(MemberId member) {
        change("prove/" + member.hex());
    }

    void revokeLease(MemberId member) {
        change("prove/" + member.hex());
    }

    /** What holds for every call that changes something. */
    private void change(String... steps) {
        calls++;
        Observation seen = Objects.requireNonNull(last, "looked before anything is changed");
        assertThat(seen.isCorrupt()).as("never when members disagree about data").isFalse();
        long up = seen.voters().stream().filter(Member::isUp).count();
        assertThat(up).as("never with fewer voters than a quorum").isGreaterThanOrEqualTo(seen.quorum());
        List<JournalLine> lines = journal.lines();
        JournalLine intent = lines.getLast();
        assertThat(intent.event()).as("written down before the call").isEqualTo(Event.STARTED);
        assertThat(steps).contains(intent.step());
        assertNotRepeated(lines.subList(0, lines.size() - 1));
    }

    /** Every step that was begun before has an end that somebody knows. */
    private static void assertNotRepeated(List<JournalLine> before) {
        java.util.Map<String, Event> ends = new java.util.HashMap<>();
        before.stream().filter(line -> line.step() != null && line.event() != Event.CONSENT
                && line.event() != Event.DECLINED).forEach(line -> ends.put(line.step(), line.event()));
        assertThat(ends).as("nothing is done while something is unknown").doesNotContainValue(Event.UNKNOWN)
                .doesNotContainValue(Event.STARTED);
    }

    private @Nullable MemberId leader() {
        return last == null ? null : last.leader();
    }
}
