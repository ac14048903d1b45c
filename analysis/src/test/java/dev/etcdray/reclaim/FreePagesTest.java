package dev.etcdray.reclaim;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FreePagesTest {
    private static final int PAGES = 400;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsTakenWasFreeAndIsOfTheRightLength(long seed) {
        compare(seed, start -> new RandomFit(start, PAGES, new SplittableRandom(seed)), false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void firstFitTakesTheLowestRunThatIsLongEnough(long seed) {
        compare(seed, start -> {
            FirstFit free = new FirstFit();
            start.stream().forEach(page -> free.add(page, 1));
            return free;
        }, true);
    }

    @Test
    void aRunOfExactlyTheLengthIsTakenBeforeALongerOne() {
        BitSet start = new BitSet();
        start.set(10, 13);
        start.set(20, 22);
        start.set(30, 39);
        for (int seed = 0; seed < 50; seed++) {
            assertThat(new RandomFit(start, 50, new SplittableRandom(seed)).take(2)).isEqualTo(20);
        }
    }

    @Test
    void aRunBehindTheOldHighWaterMarkMergesWithItsNeighbours() {
        RandomFit free = new RandomFit(new BitSet(), 10, new SplittableRandom(1));
        free.add(5_000, 2);
        free.add(5_004, 2);
        free.add(5_002, 2);
        assertThat(free.take(7)).isZero();
        assertThat(free.take(6)).isEqualTo(5_000);
        assertThat(free.count()).isZero();
    }

    private static void compare(long seed, Function<BitSet, FreePages> starter, boolean lowest) {
        SplittableRandom random = new SplittableRandom(seed);
        BitSet model = new BitSet();
        random.ints(PAGES / 2, 2, PAGES).forEach(model::set);
        FreePages free = starter.apply((BitSet) model.clone());
        for (int step = 0; step < 5_000; step++) {
            int pages = 1 + random.nextInt(6);
            if (random.nextBoolean()) {
                int taken = (int) free.take(pages);
                int first = firstRun(model, pages);
                assertThat(taken == 0).as("nothing found").isEqualTo(first == 0);
                if (lowest) {
                    assertThat(taken).isEqualTo(first);
                }
                if (taken != 0) {
                    assertThat(model.get(taken, taken + pages).cardinality()).isEqualTo(pages);
                    model.clear(taken, taken + pages);
                }
            } else {
                int start = 2 + random.nextInt(PAGES - 10);
                if (model.get(start, start + pages).isEmpty()) {
                    model.set(start, start + pages);
                    free.add(start, pages);
                }
            }
            assertThat(free.count()).isEqualTo(model.cardinality());
        }
    }

    private static int firstRun(BitSet model, int pages) {
        for (int start = 2; start < PAGES + 10; start++) {
            if (model.get(start, start + pages).cardinality() == pages) {
                return start;
            }
        }
        return 0;
    }
}
