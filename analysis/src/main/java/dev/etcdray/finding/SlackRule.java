package dev.etcdray.finding;

import dev.etcdray.etcd.PageAccount;
import dev.etcdray.etcd.Sizes;
import java.util.List;
import java.util.Set;

/** Leaf pages that are much emptier than a fresh file's, which are filled to nine tenths. */
final class SlackRule implements Rule {

    @Override
    public String id() {
        return "slack";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.PAGES);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        PageAccount pages = situation.pages();
        long slack = pages.leafSlackBytes();
        long entries = situation.revisionBytes()
                + pages.entryBytes().values().stream().mapToLong(Long::longValue).sum();
        long leaves = slack + entries + pages.leafPageHeaderBytes();
        if (slack < situation.limit(Threshold.SLACK_BYTES)
                || !situation.reaches(Threshold.SLACK_SHARE, slack, leaves)) {
            return List.of();
        }
        // A fresh file still leaves a tenth of each page: a ninth of what it holds.
        long saved = Math.max(0, slack - (leaves - slack) / 9);
        return List.of(Remedy.defragment(new FindingBuilder(id()).severity(situation.bySaving(saved))
                .sentence(Sizes.percent(slack, leaves) + " of the pages that hold data are unused space between"
                        + " entries (" + Sizes.binary(slack) + "); defragmentation packs them tighter.")
                .where(Where.part("leafSlack")).bytes(slack, Savings.defragmenting(saved))
                .figure("unused in leaf pages", slack, "bytes")
                .figure("leaf pages", leaves, "bytes")
                .confidence(Confidence.LOW, "How well large values pack: each ends in a page of its own, packed or not;"
                        + " the reclaim forecast is the exact figure."))
                .build());
    }
}
