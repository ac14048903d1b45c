package dev.etcdray.cli.recover;

import dev.etcdray.cli.live.UnknownMemberException;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NamedMembersTest {
    /** 161 is hexadecimal a1. */
    private static final MemberId ONE = new MemberId(0xa1);
    private static final MemberId TWO = new MemberId(0xa2);
    private static final NamedMembers MEMBERS = new NamedMembers(new Observation(List.of(
            new Member(ONE, "m1", "http://10.0.0.1:2379", false, null, null, "away"),
            new Member(TWO, "m2", "http://10.0.0.2:2379", false, null, null, "away")), List.of()));

    @Test
    void aMemberHasFourNames() throws UnknownMemberException {
        for (String name : List.of("m1", "a1", "161", "http://10.0.0.1:2379")) {
            assertThat(MEMBERS.ids("--member", List.of(name))).containsExactly(ONE);
        }
        assertThat(MEMBERS.ids("--member", List.of())).isEmpty();
    }

    @Test
    void whatIsSaidOfOneGoesBeforeWhatIsSaidOfAll() throws UnknownMemberException {
        assertThat(MEMBERS.freeDisk(Map.of("", 7L, "m2", 5L))).isEqualTo(Map.of(ONE, 7L, TWO, 5L));
        assertThat(MEMBERS.freeDisk(Map.of("m2", 5L))).isEqualTo(Map.of(TWO, 5L));
    }

    /** Whoever mistypes a name learns which option is meant, and who there is. */
    @Test
    void aNameThatNobodyHasIsRefusedWithItsOption() {
        String there = ": no member is called 'm9'; there are m1 (a1, http://10.0.0.1:2379), m2 (a2,"
                + " http://10.0.0.2:2379)";
        assertThatThrownBy(() -> MEMBERS.ids("--member", List.of("m1", "m9")))
                .isInstanceOf(UnknownMemberException.class).hasMessage("--member" + there);
        assertThatThrownBy(() -> MEMBERS.freeDisk(Map.of("m9", 1L))).hasMessage("--free-disk" + there);
        assertThatThrownBy(() -> MEMBERS.refuseUnknownMetrics(List.of("m9"))).hasMessage("--metrics-url" + there);
    }

    @Test
    void metricsAreFoundByNameAndHexadecimalIdAlone() throws UnknownMemberException {
        MEMBERS.refuseUnknownMetrics(List.of("m1", "a2"));
        assertThatThrownBy(() -> MEMBERS.refuseUnknownMetrics(List.of("161")))
                .isInstanceOf(UnknownMemberException.class).hasMessageStartingWith("--metrics-url: ");
    }
}
