package dev.etcdray.cli.recover;

import dev.etcdray.recover.engine.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody is left standing at three in the morning. */
class NextStepsTest {

    @ParameterizedTest
    @EnumSource(value = Ending.Kind.class, names = {"PARTIAL", "UNKNOWN", "ACTION_NEEDED", "ACCESS"})
    void whatWasBegunIsGoneOnWith(Ending.Kind kind) {
        assertThat(NextSteps.after(new Ending(kind, "why"), true, "p.json")).singleElement().asString()
                .contains("`etcdray recover resume p.json`");
    }

    @Test
    void aStepThatIsUnknownIsNotToBeRepeated() {
        assertThat(NextSteps.after(new Ending(Ending.Kind.UNKNOWN, "why"), true, "p.json").getFirst())
                .contains("repeats nothing that is unknown");
    }

    @Test
    void dataThatDifferAreToBeLeftAlone() {
        assertThat(NextSteps.after(new Ending(Ending.Kind.CORRUPT, "why"), true, "p.json").getFirst())
                .contains("change nothing").doesNotContain("etcdray recover");
    }

    @Test
    void whatFilledItIsAskedAfterARecoveryAlone() {
        Ending done = new Ending(Ending.Kind.DONE, "done");
        assertThat(NextSteps.after(done, true, "p.json").getFirst()).contains("`etcdray analyze");
        assertThat(NextSteps.after(done, false, "p.json")).isEmpty();
    }
}
