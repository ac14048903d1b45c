package dev.etcdray.cli;

import dev.etcdray.cli.recover.Headline;
import dev.etcdray.recover.engine.Ending;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One meaning for each number, as `etcdray --help` lists them. */
class ExitCodeTest {

    @ParameterizedTest
    @CsvSource({"DONE, 0", "ACTION_NEEDED, 3", "REFUSED, 4", "CANCELLED, 5", "PARTIAL, 6", "UNKNOWN, 7", "ACCESS, 8",
        "CORRUPT, 9"})
    void ofARecovery(Ending.Kind kind, int code) {
        assertThat(ExitCode.of(kind)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"READY, 0", "NOTHING_TO_DO, 0", "ACTION_NEEDED, 3", "REFUSED, 4", "CORRUPT, 9"})
    void ofAPlan(Headline.State state, int code) {
        assertThat(ExitCode.of(state)).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(Ending.Kind.class)
    void onlyWhatIsDoneIsNought(Ending.Kind kind) {
        assertThat(ExitCode.of(kind) == 0).isEqualTo(kind == Ending.Kind.DONE);
    }
}
