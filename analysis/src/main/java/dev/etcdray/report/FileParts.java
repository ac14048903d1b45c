package dev.etcdray.report;

import dev.etcdray.etcd.PageAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the parts of a file: what the pages hold, and bucket {@code key}'s revisions by state. */
final class FileParts {
    private final List<FileBreakdown.Part> parts = new ArrayList<>();

    private FileParts() {
    }

    static FileBreakdown of(PageAccount pages, States states) {
        FileParts list = new FileParts();
        list.state("live", states.live());
        list.state("superseded", states.superseded());
        list.state("tombstone", states.tombstone());
        for (Map.Entry<String, Long> bucket : pages.entryBytes().entrySet()) {
            list.parts.add(new FileBreakdown.Part("entries", bucket.getKey(), null, bucket.getValue()));
        }
        list.add("leafPageHeaders", pages.leafPageHeaderBytes());
        list.add("leafSlack", pages.leafSlackBytes());
        list.add("branchPages", pages.branchPageBytes());
        list.add("metaPages", pages.metaPageBytes());
        list.add("freelist", pages.freelistBytes());
        list.add("freePages", pages.freePageBytes());
        list.add("unreachablePages", pages.unreachablePageBytes());
        list.add("preallocated", pages.preallocatedBytes());
        list.add("trailer", pages.trailerBytes());
        list.add("unattributed", pages.unattributedBytes());
        return new FileBreakdown(pages.fileBytes(), pages.dbSizeBytes(), pages.inUseBytes(), list.parts);
    }

    private void state(String state, @Nullable StateTotals totals) {
        if (totals != null) {
            parts.add(new FileBreakdown.Part("entries", "key", state, totals.bytes()));
        }
    }

    private void add(String part, long bytes) {
        parts.add(new FileBreakdown.Part(part, null, null, bytes));
    }
}
