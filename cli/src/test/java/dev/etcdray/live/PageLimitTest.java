package dev.etcdray.live;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages come to about a MiB, whatever the values weigh. */
class PageLimitTest {
    private static final int MIB = 1 << 20;

    @Test
    void smallValuesLetItDoubleUpTo1000() {
        PageLimit limit = new PageLimit(Integer.MAX_VALUE);
        List<Integer> asked = new ArrayList<>();
        for (int page = 0; page < 6; page++) {
            asked.add(limit.keys());
            limit.page(limit.keys(), limit.keys() * 100L);
        }
        assertThat(asked).containsExactly(64, 128, 256, 512, 1000, 1000);
    }

    @Test
    void largeValuesBringItDownAtOnce() {
        PageLimit limit = new PageLimit(Integer.MAX_VALUE);
        limit.page(64, 64L * 32 * 1024);
        assertThat(limit.keys()).isEqualTo(32);
        limit.page(32, 32L * MIB);
        assertThat(limit.keys()).isEqualTo(8);
        limit.page(8, 8L * 64 * 1024);
        assertThat(limit.keys()).isEqualTo(16);
    }

    @Test
    void anEmptyPageSaysNothing() {
        PageLimit limit = new PageLimit(Integer.MAX_VALUE);
        limit.page(0, 30);
        assertThat(limit.keys()).isEqualTo(64);
    }

    @Test
    void emptyKeyValuesDivideNothingByNothing() {
        PageLimit limit = new PageLimit(Integer.MAX_VALUE);
        limit.page(10, 0);
        assertThat(limit.keys()).isEqualTo(128);
    }

    @Test
    void aPageThatIsTooLongIsAskedForInParts() {
        PageLimit limit = new PageLimit(100_000);
        assertThat(limit.shrink()).isTrue();
        assertThat(limit.keys()).isEqualTo(16);
        limit.shrink();
        limit.shrink();
        assertThat(limit.keys()).isEqualTo(1);
        assertThat(limit.shrink()).as("less than one").isFalse();
        // Half of what is taken, then twice as many.
        limit.page(1, 1000);
        assertThat(limit.keys()).isEqualTo(2);
        limit.page(2, 90_000);
        assertThat(limit.keys()).isEqualTo(1);
    }
}
