package dev.etcdray.breakdown;

import dev.etcdray.breakdown.FakeFeed.Revision;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostileKeysTest {
    private static final int STATES = 12;

    @Test
    void noRevisionAtAll() throws IOException {
        Breakdown breakdown = Passes.run(FakeFeed.of());

        assertThat(Passes.numbers(breakdown.totals())).hasSize(STATES).containsOnly(0L);
        assertThat(breakdown.groups()).isEmpty();
        assertThat(breakdown.largest()).isEmpty();
        assertThat(breakdown.bandTotals()).hasSize(1);
    }

    @Test
    void theEmptyKey() throws IOException {
        Breakdown breakdown = Passes.run(FakeFeed.of(Revision.put(1, "", "a"), Revision.put(2, "", "bc")));

        assertThat(Passes.rows(breakdown)).isEqualTo(Map.of("(root)",
                List.of(1L, 52L, 0L, 2L, 1L, 51L, 0L, 1L, 0L, 0L, 0L, 0L)));
        assertThat(breakdown.largest()).singleElement().extracting(Passes::key).isEqualTo("");
    }

    @Test
    void slashesOnly() throws IOException {
        Breakdown breakdown = Passes.run(FakeFeed.of(Revision.put(1, "/", "a"), Revision.put(2, "//", "a"),
                Revision.put(3, "/registry/", "a"), Revision.put(4, "/registry//", "a"),
                Revision.put(5, "/registry/pods//x", "a")));

        assertThat(Passes.rows(breakdown)).containsOnlyKeys("/", "//", "/registry/", "/registry//",
                "/registry/pods//");
    }

    @Test
    void severalMebibytes() throws IOException {
        String key = "/registry/pods/" + "n".repeat(5 << 20) + "/x";
        Breakdown breakdown = Passes.run(FakeFeed.of(Revision.put(1, key, "a"), Revision.put(2, key, "a")));

        assertThat(breakdown.matchedKeys()).isEqualTo(1);
        assertThat(breakdown.totals().keyBytes(RevisionState.LIVE)).isEqualTo(key.length());
        assertThat(breakdown.groups()).singleElement()
                .satisfies(group -> assertThat(group.place().resource()).isEqualTo("pods"));
    }

    /** What a terminal would obey is shown, and what is no UTF-8 stays apart from what looks like it. */
    @Test
    void namesThatAreNoText() throws IOException {
        Breakdown breakdown = Passes.run(FakeFeed.of(Revision.put(1, "/registry/pods/\u001b[31m/x", "a"),
                Revision.put(2, "/registry/pods/\u00ff/x", "a"), Revision.put(3, "/registry/pods/\\xff/x", "a"),
                Revision.put(4, "/registry/p\u0000ds/ns/x", "a")));

        assertThat(Passes.rows(breakdown)).containsOnlyKeys("pods in \\x1b[31m", "pods in \\xff",
                "pods in \\x5cxff", "p\\x00ds in ns");
    }

    /** A damaged tree: revisions fall, the last is below the first. Counts stay right. */
    @Test
    void revisionsOutOfOrder() throws IOException {
        Breakdown breakdown = Passes.run(FakeFeed.of(Revision.put(Long.MAX_VALUE, "a", "1"),
                Revision.put(5, "b", "1"), Revision.put(900, "a", "1"), Revision.put(1, "c", "1")));

        assertThat(breakdown.totals().revisions(RevisionState.LIVE)).isEqualTo(3);
        assertThat(breakdown.totals().revisions(RevisionState.SUPERSEDED)).isEqualTo(1);
        assertThat(breakdown.bandTotals().stream().mapToLong(Sums::bytes).sum())
                .isEqualTo(breakdown.totals().bytes());
    }
}
