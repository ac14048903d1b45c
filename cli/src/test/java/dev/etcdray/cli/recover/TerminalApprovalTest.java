package dev.etcdray.cli.recover;

import dev.etcdray.recover.plan.PlannedStep;
import dev.etcdray.recover.plan.PlannedStep.Consent;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is not clearly a yes is a no. */
class TerminalApprovalTest {
    private String question = "";

    @ParameterizedTest
    @ValueSource(strings = {"y", "Y", "yes", "YES", " y "})
    void aYes(String answer) throws IOException {
        assertThat(agrees(Consent.YES_NO, answer)).isTrue();
        assertThat(question).isEqualTo("Defragment m1? [y/N] ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "no", "j", "yy", "m1", "yes please"})
    void anythingElse(String answer) throws IOException {
        assertThat(agrees(Consent.YES_NO, answer)).isFalse();
    }

    @Test
    void aNameHasToBeTypedAsItIs() throws IOException {
        assertThat(agrees(Consent.TYPED_NAME, "m1")).isTrue();
        assertThat(question).contains("Defragment m1?", "m1, to agree");
        for (String other : List.of("y", "yes", "M1", "m", "m2", "")) {
            assertThat(agrees(Consent.TYPED_NAME, other)).as(other).isFalse();
        }
    }

    @Test
    void nobodyIsAskedForNothing() throws IOException {
        assertThat(new TerminalApproval(asked -> {
            throw new AssertionError("asked");
        }).agrees(step(Consent.NONE), "")).isTrue();
    }

    @Test
    void aTerminalThatIsGoneOrClosedIsANo() throws IOException {
        for (Consent consent : List.of(Consent.YES_NO, Consent.TYPED_NAME)) {
            assertThat(new TerminalApproval(asked -> null).agrees(step(consent), "m1")).isFalse();
            assertThat(new TerminalApproval(asked -> {
                throw new EOFException("closed");
            }).agrees(step(consent), "m1")).isFalse();
        }
    }

    /** A member that has no name is called by its id; an empty answer must not agree to it. */
    @Test
    void aNameThatIsEmptyIsNeverAgreedTo() throws IOException {
        assertThat(new TerminalApproval(asked -> "").agrees(step(Consent.TYPED_NAME), "")).isFalse();
    }

    private boolean agrees(Consent consent, String answer) throws IOException {
        return new TerminalApproval(asked -> {
            question = asked;
            return answer;
        }).agrees(step(consent), "m1");
    }

    private static PlannedStep step(Consent consent) {
        return new PlannedStep("defragment/a1", "Defragment m1", "", "", "", "", consent, null, List.of());
    }
}
