package dev.etcdray.live;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({"2000, 2s", "500, 500ms", "1500, 1500ms", "59000, 59s", "60000, 1m", "90000, 1m30s", "600000, 10m",
        "5400000, 90m", "60001, 60001ms", "0, 0s"})
    void durationsReadAsGoWritesThem(long millis, String text) {
        assertThat(Durations.text(Duration.ofMillis(millis))).isEqualTo(text);
    }
}
