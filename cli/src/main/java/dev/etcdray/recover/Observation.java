package dev.etcdray.recover;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster at one moment: every member of its list, those that do not answer among them.
 *
 * @param members in the order of their list
 * @param alarms of all members' statuses, each once, in a fixed order
 */
public record Observation(List<Member> members, List<Alarm> alarms) {

    /** Copies the lists. */
    public Observation {
        members = List.copyOf(members);
        alarms = List.copyOf(alarms);
    }

    /** Those that have a vote. */
    public List<Member> voters() {
        return members.stream().filter(member -> !member.learner()).toList();
    }

    /** Those that answer. */
    public List<Member> up() {
        return members.stream().filter(Member::isUp).toList();
    }

    /** The member of this id. */
    public Optional<Member> member(MemberId id) {
        return members.stream().filter(member -> member.id().equals(id)).findFirst();
    }

    /** Whom all that answer call their leader; null if they name none, or several. */
    public @Nullable MemberId leader() {
        List<Optional<MemberId>> named = states().map(state -> Optional.ofNullable(state.leader())).distinct().toList();
        return named.size() == 1 ? named.getFirst().orElse(null) : null;
    }

    /** The largest term that is told. */
    public long term() {
        return states().mapToLong(MemberState::raftTerm).max().orElse(0);
    }

    /** The newest revision that is told. */
    public long revision() {
        return states().mapToLong(MemberState::revision).max().orElse(0);
    }

    /** The furthest index that is told to be applied. */
    public long appliedIndex() {
        return states().mapToLong(MemberState::raftAppliedIndex).max().orElse(0);
    }

    /** The furthest compaction that metrics tell; null if none does. */
    public @Nullable Long compactRevision() {
        return members.stream().map(Member::gauges).flatMap(Stream::ofNullable).map(Gauges::compactRevision)
                .flatMap(Stream::ofNullable).max(Long::compare).orElse(null);
    }

    /** Clusters that answer: more than one is a mistake in the endpoints. */
    public Set<MemberId> clusterIds() {
        return states().map(MemberState::clusterId).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Whether an alarm says that members disagree. */
    public boolean isCorrupt() {
        return alarms.stream().anyMatch(Alarm::isCorrupt);
    }

    /** How many voters there have to be. */
    public int quorum() {
        return voters().size() / 2 + 1;
    }

    private Stream<MemberState> states() {
        return members.stream().map(Member::state).flatMap(Stream::ofNullable);
    }
}
