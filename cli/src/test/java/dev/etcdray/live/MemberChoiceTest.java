package dev.etcdray.live;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.etcdray.live.Members.alarmed;
import static dev.etcdray.live.Members.applied;
import static dev.etcdray.live.Members.down;
import static dev.etcdray.live.Members.leaderless;
import static dev.etcdray.live.Members.learner;
import static dev.etcdray.live.Members.status;
import static dev.etcdray.live.Members.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The member that bears the cost is the one that can. */
class MemberChoiceTest {
    private static final MemberView LEADER = up(status(Members.LEADER));

    @Test
    void aFollowerIsRead() throws Exception {
        assertChosen("m2", null, LEADER, up(status(2)), up(status(3)));
        assertChosen("m3", null, up(status(3)), up(status(2)), LEADER);
    }

    @Test
    void amongFollowersTheOneThatIsAhead() throws Exception {
        assertChosen("m3", null, LEADER, up(applied(2, 9_998)), up(applied(3, 9_999)));
    }

    @Test
    void aMemberThatIsDownIsNoneToRead() throws Exception {
        assertChosen("m3", null, LEADER, down(2, LiveException.Kind.TIMED_OUT), up(status(3)));
    }

    @Test
    void theOnlyMemberNeedsNoRemark() throws Exception {
        assertChosen("m1", null, LEADER);
    }

    @Test
    void theLeaderIsReadWhereNoFollowerCan() throws Exception {
        String remark = "no healthy follower answered; the leader m1 is read";
        assertChosen("m1", remark, LEADER, down(2, LiveException.Kind.TIMED_OUT),
                down(3, LiveException.Kind.UNREACHABLE));
        assertChosen("m1", remark, LEADER, up(learner(2)));
        assertChosen("m1", remark, up(applied(2, 4_999)), LEADER);
    }

    /** etcd, server/etcdserver/v3_server.go: maxGapBetweenApplyAndCommitIndex. */
    @Test
    void fiveThousandEntriesBehindIsStillHealthy() throws Exception {
        assertChosen("m2", null, LEADER, up(applied(2, 5_000)));
        assertChosen("m1", "no healthy follower answered; the leader m1 is read", LEADER, up(applied(2, 4_999)));
    }

    @Test
    void withoutALeaderNobodyIsHealthy() throws Exception {
        assertChosen("m2", "no healthy member answered; m2 is read, which may be behind or damaged",
                down(1, LiveException.Kind.UNREACHABLE), up(leaderless(2)), down(3, LiveException.Kind.UNREACHABLE));
    }

    @Test
    void aLearnerAloneIsReadWithAWarning() throws Exception {
        assertChosen("m2", "no healthy member answered; m2 is read, which may be behind or damaged", up(learner(2)));
    }

    /** Where there is no space, the largest db is the one to look at. */
    @Test
    void underAnAlarmTheLargestFollowerIsRead() throws Exception {
        MemberAlarm full = new MemberAlarm(3, "NOSPACE");
        assertChosen("m3", null, up(alarmed(1, 4000, full)), up(alarmed(2, 1000, full)), up(alarmed(3, 3000, full)));
        assertChosen("m2", null, up(alarmed(1, 1000, full)), up(alarmed(2, 3000, full)), up(alarmed(3, 3000, full)));
    }

    /** etcd, server/etcdserver/corrupt.go: the alarm names the member whose hash is another. */
    @Test
    void aMemberThatIsSaidToBeCorruptIsNoneToRead() throws Exception {
        MemberAlarm corrupt = new MemberAlarm(3, "CORRUPT");
        assertChosen("m2", null, up(alarmed(1, 1000, corrupt)), up(alarmed(2, 1000, corrupt)),
                up(alarmed(3, 3000, corrupt)));
        assertChosen("m1", "no healthy follower answered; the leader m1 is read", up(alarmed(1, 1000, corrupt)),
                up(alarmed(3, 3000, corrupt)));
    }

    @Test
    void ifNobodyAnswersAllSayWhy() {
        assertThatThrownBy(() -> MemberChoice.best(List.of(down(1, LiveException.Kind.TLS),
                down(2, LiveException.Kind.UNREACHABLE)))).isInstanceOfSatisfying(LiveException.class,
                        e -> assertThat(e.kind()).isEqualTo(LiveException.Kind.TLS))
                .hasMessage("no member answered: https://10.0.0.1:2379: is down. https://10.0.0.2:2379: is down");
        assertThatThrownBy(() -> MemberChoice.best(List.of(down(1, LiveException.Kind.TIMED_OUT))))
                .isInstanceOfSatisfying(LiveException.class,
                        e -> assertThat(e.kind()).isEqualTo(LiveException.Kind.TIMED_OUT))
                .hasMessage("https://10.0.0.1:2379: is down");
    }

    /** 30 is 0x1e. */
    @ParameterizedTest
    @ValueSource(strings = {"m30", "1e", "30", "https://10.0.0.30:2379", "10.0.0.30:2379"})
    void aMemberHasSeveralNames(String from) throws Exception {
        MemberChoice choice = MemberChoice.named(from, List.of(LEADER, up(status(30))));
        assertThat(choice.status().memberId()).isEqualTo(30);
        assertThat(choice.remark()).isNull();
    }

    @Test
    void idsAreUnsigned() throws Exception {
        // 0x8e9e05c52164694d, a usual one.
        MemberView view = up(status(0x8e9e05c52164694dL)).named("m1");
        assertThat(MemberChoice.named("8e9e05c52164694d", List.of(view)).member()).isEqualTo(view);
        assertThat(MemberChoice.named("10276657743932975437", List.of(view)).member()).isEqualTo(view);
    }

    @Test
    void aMemberThatIsNamedAndDownSaysWhy() {
        assertThatThrownBy(() -> MemberChoice.named("10.0.0.2:2379",
                List.of(LEADER, down(2, LiveException.Kind.TIMED_OUT))))
                .isInstanceOf(LiveException.class).hasMessage("https://10.0.0.2:2379: is down");
    }

    @Test
    void anUnknownNameIsToldWhichThereAre() {
        assertThatThrownBy(() -> MemberChoice.named("m7", List.of(LEADER, down(2, LiveException.Kind.TIMED_OUT))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no member is called 'm7'; there are m1 (https://10.0.0.1:2379), https://10.0.0.2:2379"
                        + " (--cluster finds those that --endpoints leaves out)");
    }

    private static void assertChosen(String name, @Nullable String remark, MemberView... views) throws Exception {
        MemberChoice choice = MemberChoice.best(List.of(views));
        assertThat(choice.member().label()).isEqualTo(name);
        assertThat(choice.remark()).isEqualTo(remark);
    }
}
