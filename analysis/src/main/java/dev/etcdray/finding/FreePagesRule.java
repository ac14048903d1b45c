package dev.etcdray.finding;

import dev.etcdray.etcd.PageAccount;
import dev.etcdray.etcd.Sizes;
import java.util.List;
import java.util.Set;

/** Pages that are free inside the file: only defragmentation gives them back. */
final class FreePagesRule implements Rule {

    @Override
    public String id() {
        return "free-pages";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PAGES);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        PageAccount pages = situation.pages();
        if (pages.freePageBytes() < situation.limit(Threshold.FREE_PAGES_BYTES)
                || !situation.reaches(Threshold.FREE_PAGES_SHARE, pages.freePageBytes(), pages.dbSizeBytes())) {
            return List.of();
        }
        long free = pages.freePageBytes();
        return List.of(Remedy.defragment(new FindingBuilder(id()).severity(situation.bySaving(free))
                .sentence(Sizes.binary(free) + " (" + Sizes.percent(free, pages.dbSizeBytes()) + ") of the database"
                        + " are empty pages: they count against the quota until each member is defragmented.")
                .where(Where.part("freePages")).bytes(free, Savings.defragmenting(free))
                .figure("free pages", free, "bytes")
                .figure("db size", pages.dbSizeBytes(), "bytes")
                .confidence(Confidence.HIGH, "The other members' files: their layouts differ.")).build());
    }
}
