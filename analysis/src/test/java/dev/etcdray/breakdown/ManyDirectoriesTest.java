package dev.etcdray.breakdown;

import dev.etcdray.breakdown.FakeFeed.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** More directories than are held: they are merged on the way, at a moment that depends on who comes by when. */
class ManyDirectoriesTest {

    @Test
    void anyNumberOfWorkersSaysTheSame() throws IOException {
        List<Revision> history = new ArrayList<>();
        for (int i = 0; i < OtherDirectories.LIMIT + 5000; i++) {
            history.add(Revision.put(i + 1, "/tenant" + i % 2000 + "/queue" + i + "/item", "v", i % 2));
        }
        FakeFeed feed = new FakeFeed(history, 1000);
        Breakdown one = Pass.run(feed, Passes.options(1));

        assertThat(one.groups()).hasSize(1000);
        assertThat(one.groups().getFirst().place().prefix()).isEqualTo("... (1001 others)");
        assertThat(one.groups().stream().mapToLong(group -> group.sums().revisions(RevisionState.LIVE)).sum())
                .isEqualTo(history.size());
        assertThat(one.leaseCells().stream().mapToLong(cell -> cell.sums().revisions(RevisionState.LIVE)).sum())
                .isEqualTo(history.size());
        assertThat(one.leaseCells()).allMatch(cell -> cell.place().prefix().matches("/tenant[0-9]+/"));
        for (int workers : new int[]{2, 5}) {
            assertThat(Passes.text(Pass.run(feed, Passes.options(workers)))).isEqualTo(Passes.text(one));
        }
    }
}
