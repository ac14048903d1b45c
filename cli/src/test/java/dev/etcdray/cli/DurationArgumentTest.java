package dev.etcdray.cli;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Go's time.ParseDuration documents and its tests hold. */
class DurationArgumentTest {

    @ParameterizedTest
    @CsvSource({"5s, PT5S", "30s, PT30S", "1478s, PT24M38S", "5.0s, PT5S", "5.6s, PT5.6S", "5.s, PT5S", ".5s, PT0.5S",
        "1.004s, PT1.004S", "100.00100s, PT1M40.001S", "1m30s, PT1M30S", "500ms, PT0.5S", "1.5h, PT1H30M",
        "3h30m, PT3H30M", "10.5s4m, PT4M10.5S", "1h2m3s4ms5us6ns, PT1H2M3.004005006S", "12000us, PT0.012S",
        "12000µs, PT0.012S", "12000μs, PT0.012S", "52763797000ns, PT52.763797S", "24h, PT24H"})
    void goDurations(String text, Duration duration) throws UsageException {
        assertThat(DurationArgument.of(new GivenFlag("--dial-timeout", text))).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "s", ".", "5", "1d", "5 s", "1h-2m", "-5s", "5S", "1.5.5s", "five"})
    void whatGoRefuses(String text) {
        assertThatThrownBy(() -> DurationArgument.of(new GivenFlag("ETCDCTL_DIAL_TIMEOUT", text)))
                .isInstanceOf(UsageException.class)
                .hasMessage("ETCDCTL_DIAL_TIMEOUT is '" + text + "', no duration; write it as 5s, 1m30s or 500ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "999us", "24h1ns", "2540400h10m10.000000000s"})
    void whatNoWaitCanBe(String text) {
        assertThatThrownBy(() -> DurationArgument.of(new GivenFlag("--dial-timeout", text)))
                .isInstanceOf(UsageException.class)
                .hasMessage("--dial-timeout is " + text + "; it takes 1ms to 24h");
    }
}
