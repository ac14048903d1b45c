package dev.etcdray.reclaim;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PredictionTest {
    @Test
    void theRangeIsStudentsForOneFurtherDraw() {
        // Mean 104, deviation sqrt(10): 8.610 * 3.1623 * sqrt(1.2) = 29.83.
        assertThat(Prediction.of(new long[]{100, 102, 104, 106, 108}, Prediction.Draws.FEW.t, 10))
                .isEqualTo(new Range(1_040, 740, 1_340));
    }

    @Test
    void equalDrawsStillLeaveAPageToEachSide() {
        assertThat(Prediction.of(new long[]{50, 50, 50, 50, 50}, Prediction.Draws.FEW.t, 4_096))
                .isEqualTo(new Range(50 * 4_096, 49 * 4_096, 51 * 4_096));
    }
}
