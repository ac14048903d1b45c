package dev.etcdray.reclaim;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Cases whose end is known without a simulation. */
class ForecasterTest {
    private static final int PAGE = SyntheticFile.PAGE_BYTES;
    private static final int LEAVES = 90;
    private static final int ENTRIES = 35;

    @Test
    void whatFreesNothingMovesTheRootPageAlone() {
        Forecast forecast = forecast(SyntheticFile.of(LEAVES, ENTRIES, entry -> false));
        int pages = SyntheticFile.FIRST_LEAF + LEAVES;
        assertThat(forecast.inUseAfterCompaction().bytes()).isEqualTo((long) pages * PAGE);
        // No page is free at first, and the page that the first transaction frees serves the next ones.
        assertThat(forecast.dbSizeAfterCompaction().bytes()).isEqualTo((pages + 1L) * PAGE);
    }

    @Test
    void whatFreesEverythingLeavesTheMetasAndTheRootPage() {
        Forecast forecast = forecast(SyntheticFile.of(LEAVES, ENTRIES, entry -> true));
        assertThat(forecast.inUseAfterCompaction().bytes()).isEqualTo(3L * PAGE);
        assertThat(forecast.inUseAfterDefrag()).isEqualTo(3L * PAGE);
    }

    @Test
    void aPageOfWhichMoreThanAQuarterStaysIsNotMerged() {
        // 16 + 11 x 100 bytes are more than 1,024.
        Forecast forecast = forecast(SyntheticFile.of(LEAVES, ENTRIES, entry -> entry % ENTRIES >= 11));
        assertThat(forecast.inUseAfterCompaction().bytes())
                .isEqualTo((SyntheticFile.FIRST_LEAF + LEAVES) * (long) PAGE);
    }

    @Test
    void aPageOfWhichAQuarterStaysIsMerged() {
        // 16 + 10 x 100 bytes are less; two such leaves at least share a page then.
        Forecast forecast = forecast(SyntheticFile.of(LEAVES, ENTRIES, entry -> entry % ENTRIES >= 10));
        assertThat(forecast.inUseAfterCompaction().high())
                .isLessThanOrEqualTo((SyntheticFile.FIRST_LEAF + LEAVES / 2 + 10) * (long) PAGE);
        // What stays does not fit into fewer pages than its bytes take.
        assertThat(forecast.inUseAfterCompaction().low()).isGreaterThan(LEAVES * 10L * 100);
    }

    @Test
    void theSameInputGivesTheSameForecast() {
        ForecastInput input = SyntheticFile.of(LEAVES, ENTRIES, entry -> entry % 7 != 0);
        assertThat(forecast(input)).isEqualTo(forecast(input));
    }

    @Test
    void anyNumberOfThreadsGivesTheSameForecast() {
        ForecastInput input = SyntheticFile.of(LEAVES, ENTRIES, entry -> entry % 7 != 0);
        Forecast one = Forecaster.forecast(input, 0, FileGrowth.AHEAD, 1);
        // Else the runs would have nothing to differ in.
        assertThat(one.inUseAfterCompaction().high() - one.inUseAfterCompaction().low()).isGreaterThan(3L * PAGE);
        for (int workers : new int[]{2, 3, 8}) {
            assertThat(Forecaster.forecast(input, 0, FileGrowth.AHEAD, workers)).isEqualTo(one);
        }
    }

    @Test
    void defragmentationOfAnEmptyEtcdEndsAtTheFifthPage() {
        LoadedKeys keys = new LoadedKeys();
        keys.leaf(0, 0);
        ForecastInput empty = new ForecastInput(keys, new TreeShape(List.of()), SyntheticFile.metaAlone(),
                SyntheticFile.file(3));
        // A new file has 4 pages; the root bucket's leaf moves to a fifth. Then 2 metas and that leaf are in use.
        assertThat(Forecaster.defragmentation(empty, FileGrowth.AS_NEEDED))
                .isEqualTo(new DefragForecast(5 * PAGE, 3 * PAGE, 5 * PAGE));
        // bbolt maps 32 KiB at least, and makes the file as long.
        assertThat(Forecaster.defragmentation(empty, FileGrowth.AHEAD))
                .isEqualTo(new DefragForecast(5 * PAGE, 3 * PAGE, 32 << 10));
    }

    @Test
    void defragmentationAloneRefusesLeavesThatFree() {
        ForecastInput input = SyntheticFile.of(2, ENTRIES, entry -> entry == 3);
        assertThatThrownBy(() -> Forecaster.defragmentation(input, FileGrowth.AHEAD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a defragmentation alone frees no entries");
    }

    @Test
    void fewerLeavesThanTheBranchesSayAreRefused() {
        ForecastInput input = SyntheticFile.of(LEAVES + 1, LEAVES, ENTRIES, entry -> true);
        assertThatThrownBy(() -> forecast(input)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bucket key has fewer leaves than its branches say");
    }

    @Test
    void levelsThatDoNotFitEachOtherAreRefused() {
        TreeShape.Level lower = new TreeShape.Level(new long[]{5, 6}, new int[]{1, 1}, new int[]{2, 2});
        TreeShape.Level upper = new TreeShape.Level(new long[]{7}, new int[]{1}, new int[]{3});
        assertThatThrownBy(() -> new TreeShape(List.of(lower, upper))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("branch level 0 has 2 pages, the level above 3 children");
    }

    private static Forecast forecast(ForecastInput input) {
        return Forecaster.forecast(input, 0, FileGrowth.AHEAD, 2);
    }
}
