package dev.etcdray.live;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Alarms stand among the errors of a status as the text of a protobuf message. */
class MemberAlarmTest {

    /** gogo/protobuf of 3.4 to 3.6 ends with a blank; protobuf-go of 3.7 puts one or two between fields, as it likes. */
    @ParameterizedTest
    @ValueSource(strings = {"memberID:13803658152347727308 alarm:NOSPACE ",
        "memberID:13803658152347727308 alarm:NOSPACE",
        "memberID:13803658152347727308  alarm:NOSPACE"})
    void anAlarmNamesItsMember(String error) {
        // The id is beyond what fits a signed long.
        assertThat(MemberAlarm.in(error)).containsExactly(
                new MemberAlarm(Long.parseUnsignedLong("13803658152347727308"), "NOSPACE"));
    }

    @Test
    void aDamagedOneHasItsOwn() {
        assertThat(MemberAlarm.in("memberID:1 alarm:CORRUPT ")).containsExactly(new MemberAlarm(1, "CORRUPT"));
        assertThat(MemberAlarm.in("memberID:1 alarm:TYPE_9 ")).containsExactly(new MemberAlarm(1, "TYPE_9"));
    }

    /** A field that is zero is left out. */
    @Test
    void anAlarmMayNameNobody() {
        assertThat(MemberAlarm.in("alarm:CORRUPT ")).containsExactly(new MemberAlarm(0, "CORRUPT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "etcdserver: no leader", "memberID:1 ", "memberID:x alarm:NOSPACE", "no alarm:NOSPACE",
        "memberID:1 alarm:NOSPACE and more"})
    void otherErrorsAreNone(String error) {
        assertThat(MemberAlarm.in(error)).isEmpty();
    }
}
