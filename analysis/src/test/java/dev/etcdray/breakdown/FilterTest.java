package dev.etcdray.breakdown;

import dev.etcdray.breakdown.FakeFeed.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A filter narrows rows and lists, and no total. */
class FilterTest {
    private static final Revision POD = Revision.put(1, "/registry/pods/web/a", "{\"kind\":\"Pod\"}", 5);
    private static final Revision POD_AGAIN = Revision.put(2, "/registry/pods/web/a", "{\"kind\":\"Pod\"}", 5);
    private static final Revision ROBOT = Revision.put(3, "/registry/robots/web/r",
            "{\"apiVersion\":\"new.k8s.io/v1\",\"kind\":\"Robot\"}");
    private static final Revision DROID = Revision.put(4, "/registry/droids/web/r",
            "{\"apiVersion\":\"old.k8s.io/v1\",\"kind\":\"Droid\"}");
    private static final Revision OTHER = Revision.put(5, "/calico/x", "text", 9);
    private static final FakeFeed FEED = FakeFeed.of(POD, POD_AGAIN, ROBOT, DROID, OTHER);

    @Test
    void totalsAreNeverNarrowed() throws IOException {
        Breakdown all = Passes.run(FEED);
        Breakdown narrowed = run(null, "db", null);

        assertThat(Passes.numbers(narrowed.totals())).isEqualTo(Passes.numbers(all.totals()));
        assertThat(narrowed.bandTotals().stream().map(Passes::numbers))
                .isEqualTo(all.bandTotals().stream().map(Passes::numbers).toList());
        assertThat(narrowed.attachedKeys()).isEqualTo(2);
        assertNothingBut(narrowed);
    }

    @Test
    void byResource() throws IOException {
        assertNothingBut(run(null, null, "pods"), "/registry/pods/web/a");
    }

    @Test
    void byNamespace() throws IOException {
        assertNothingBut(run(null, "web", null), "/registry/droids/web/r", "/registry/pods/web/a",
                "/registry/robots/web/r");
    }

    @Test
    void byPrefix() throws IOException {
        assertNothingBut(run("/cal", null, null), "/calico/x");
    }

    /** The name that the table shows, though the group is only known when a value was read. */
    @Test
    void byResourceWhoseGroupAValueTold() throws IOException {
        assertNothingBut(run(null, null, "robots.new.k8s.io"), "/registry/robots/web/r");
        assertNothingBut(run(null, null, "robots"), "/registry/robots/web/r");
        assertNothingBut(run(null, null, "droids.new.k8s.io"));
    }

    private static Breakdown run(@Nullable String prefix, @Nullable String namespace,
            @Nullable String resource) throws IOException {
        byte[] prefixBytes = prefix == null ? null : prefix.getBytes(StandardCharsets.UTF_8);
        return Pass.run(FEED, Passes.options(2, new RowFilter(prefixBytes, namespace, resource)));
    }

    private static void assertNothingBut(Breakdown breakdown, String... keys) {
        assertThat(breakdown.matchedKeys()).isEqualTo(keys.length);
        for (List<Breakdown.KeyRow> rows : List.of(breakdown.largest(), breakdown.mostRevisions(),
                breakdown.biggest())) {
            assertThat(rows).extracting(Passes::key).containsExactlyInAnyOrder(keys);
        }
        assertThat(breakdown.groups()).hasSize(keys.length);
        assertThat(breakdown.leaseCells().stream().map(Breakdown.LeaseCell::place).distinct()).hasSize(keys.length);
        assertThat(breakdown.kindCells()).hasSize(keys.length);
    }
}
