package dev.etcdray.live;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which member bears the cost of being read: a healthy follower that is no learner. Under an alarm, the one with the
 * largest db, as that is where the trouble is; else the one that is furthest ahead.
 *
 * @param member the one
 * @param status what it said
 * @param remark what the user should know of the choice; null if it is as it should be
 */
public record MemberChoice(MemberView member, MemberStatus status, @Nullable String remark) {
    /** A follower that is further behind than this is ill (etcd, server/etcdserver/v3_server.go: maxGapBetweenApplyAndCommitIndex). */
    private static final long MOST_BEHIND = 5000;

    /**
     * The one that the user names.
     *
     * @param from its name, its id (hexadecimal or decimal), or its endpoint
     * @throws LiveException if it does not answer
     * @throws IllegalArgumentException if no member is called so
     */
    public static MemberChoice named(String from, List<MemberView> views) throws LiveException {
        MemberView view = views.stream().filter(candidate -> isCalled(candidate, from)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no member is called '" + from + "'; there are "
                        + String.join(", ", views.stream().map(MemberChoice::names).toList())
                        + " (--cluster finds those that --endpoints leaves out)"));
        return switch (view.answer()) {
            case MemberView.Up(MemberStatus status) -> new MemberChoice(view, status, null);
            case MemberView.Down(LiveException failure) -> throw failure;
        };
    }

    /**
     * The one that is best read.
     *
     * @throws LiveException if none answers
     */
    public static MemberChoice best(List<MemberView> views) throws LiveException {
        List<MemberChoice> up = views.stream().flatMap(MemberChoice::up).toList();
        if (up.isEmpty()) {
            throw Together.of(views.stream().map(view -> ((MemberView.Down) view.answer()).failure()).toList());
        }
        Comparator<MemberChoice> order = up.stream().anyMatch(choice -> !choice.status.alarms().isEmpty())
                ? Comparator.comparingLong(choice -> choice.status.dbSizeBytes())
                : Comparator.comparingLong(choice -> choice.status.raftAppliedIndex());
        return best(up, order, choice -> isHealthy(choice, up) && !choice.status.isLeader() && !choice.status.learner())
                .or(() -> best(up, order, choice -> isHealthy(choice, up) && !choice.status.learner())
                        .map(leader -> leader.with(views.size() == 1
                                ? null
                                : "no healthy follower answered; the leader " + leader.member.label() + " is read")))
                .or(() -> best(up, order, choice -> true).map(ill -> ill.with(
                        "no healthy member answered; " + ill.member.label()
                                + " is read, which may be behind or damaged")))
                .orElseThrow();
    }

    private static Optional<MemberChoice> best(List<MemberChoice> up, Comparator<MemberChoice> order,
            Predicate<MemberChoice> condition) {
        // The first of equals, in the order of the endpoints.
        return up.stream().filter(condition).reduce((one, other) -> order.compare(other, one) > 0 ? other : one);
    }

    private static boolean isHealthy(MemberChoice choice, List<MemberChoice> up) {
        long furthest = up.stream().mapToLong(other -> other.status.raftAppliedIndex()).max().orElse(0);
        return choice.status.leaderId() != 0 && !choice.isSaidToBeCorrupt()
                && furthest - choice.status.raftAppliedIndex() <= MOST_BEHIND;
    }

    /** All members tell of the alarm, and whom it is about. */
    private boolean isSaidToBeCorrupt() {
        return status.alarms().contains(new MemberAlarm(status.memberId(), "CORRUPT"));
    }

    private static Stream<MemberChoice> up(MemberView view) {
        MemberStatus status = view.status();
        return status == null
                ? Stream.empty()
                : Stream.of(new MemberChoice(view, status, null));
    }

    private static boolean isCalled(MemberView view, String from) {
        Stream<String> place = Stream.of(view.endpoint().text(), view.endpoint().authority(), view.label());
        MemberStatus status = view.status();
        Stream<String> ids = status == null
                ? Stream.empty()
                : Stream.of(Long.toHexString(status.memberId()), Long.toUnsignedString(status.memberId()));
        return Stream.concat(place, ids).anyMatch(from::equals);
    }

    private static String names(MemberView view) {
        return view.label().equals(view.endpoint().text()) ? view.label() : view.label() + " (" + view.endpoint() + ")";
    }

    private MemberChoice with(@Nullable String what) {
        return new MemberChoice(member, status, what);
    }
}
