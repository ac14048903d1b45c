package dev.etcdray.cli.page;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.flamegraph.page.Action;
import dev.etcdray.flamegraph.page.Limit;
import dev.etcdray.flamegraph.page.Outlook;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.Quota;
import dev.etcdray.report.Reclaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What compaction and defragmentation would give back. */
final class Outlooks {
    private Outlooks() {
    }

    static Outlook of(AnalyzeReport report) {
        Reclaim reclaim = report.reclaim();
        FileBreakdown file = report.file();
        if (reclaim == null || file == null) {
            return Outlook.absent("A paged range shows neither history nor pages, so what compaction frees and what"
                    + " defragmentation returns cannot be known. A snapshot of one member shows both.");
        }
        Quota quota = report.quota();
        return new Outlook(sentence(reclaim, file), stages(reclaim, file),
                quota == null ? null : new Limit("Quota", quota.bytes()),
                reclaim.curve().stream().map(point -> new Outlook.Point(point.revision(), point.freedBytes())).toList(),
                "What a compaction at an earlier revision would free", reclaim.atRevision(), notes(report, reclaim),
                next(reclaim, file), null);
    }

    private static String sentence(Reclaim reclaim, FileBreakdown file) {
        Long after = reclaim.dbSizeAfterDefrag();
        StringBuilder text = new StringBuilder();
        if (reclaim.atRevision() != null) {
            text.append(String.format(Locale.ROOT, "Compacting at revision %,d frees %s of entries (%,d revisions)",
                    reclaim.atRevision(), Sizes.binary(reclaim.freedBytes()), reclaim.freedRevisions()))
                    .append(" for new writes, yet the file stays as large as it is. ");
        }
        if (after == null) {
            return text.append("What it comes to could not be forecast: see the warnings below.").toString();
        }
        long back = file.dbSizeBytes() - after;
        return text.append(back > 0
                ? "Defragmenting each member then brings the database to " + Sizes.binary(after) + ", "
                        + Sizes.binary(back) + " less than today."
                : "Defragmentation would give nothing back: " + Sizes.binary(after) + " after it.").toString();
    }

    private static List<Outlook.Stage> stages(Reclaim reclaim, FileBreakdown file) {
        List<Outlook.Stage> stages = new ArrayList<>();
        stages.add(new Outlook.Stage("Today", file.dbSizeBytes(), null, file.inUseBytes(), null, ""));
        Reclaim.Estimate compacted = reclaim.dbSizeAfterCompaction();
        Reclaim.Estimate used = reclaim.inUseAfterCompaction();
        if (compacted != null && used != null) {
            stages.add(new Outlook.Stage("After compaction", compacted.bytes(), spread(compacted), used.bytes(),
                    spread(used), ""));
        }
        Long after = reclaim.dbSizeAfterDefrag();
        if (after != null) {
            Long length = reclaim.fileBytesAfterDefrag();
            stages.add(new Outlook.Stage("After defragmentation", after, null, null, null,
                    length == null || length.equals(after)
                            ? "exact"
                            : "exact; the file on disk: " + Sizes.binary(length) + ", as etcd preallocates"));
        }
        return stages;
    }

    private static Outlook.@Nullable Spread spread(Reclaim.Estimate estimate) {
        return estimate.low() == estimate.high() ? null : new Outlook.Spread(estimate.low(), estimate.high());
    }

    private static List<String> notes(AnalyzeReport report, Reclaim reclaim) {
        List<String> notes = new ArrayList<>();
        notes.add("Db size, which etcd compares with its quota. Freed entries are exact; sizes after compaction are a"
                + " forecast by simulation, as bbolt merges pages in a random order: 999 of 1,000 runs stay in the"
                + " range.");
        notes.add("By the rules of etcd " + reclaim.assumedEtcdVersion() + switch (reclaim.versionSource()) {
            case "option" -> ", as given.";
            case "server" -> ", as the member tells.";
            case "file" -> ", the file’s cluster version.";
            default -> ", which is assumed: --etcd-version sets another.";
        });
        if (report.quota() == null) {
            notes.add("The quota is not known: give it with --quota to see how near it is.");
        }
        notes.add(
                "Of this member’s file. Other members hold the same data in other pages, until each is defragmented.");
        return notes;
    }

    private static @Nullable Action next(Reclaim reclaim, FileBreakdown file) {
        Long after = reclaim.dbSizeAfterDefrag();
        return after == null || after >= file.dbSizeBytes()
                ? null
                : new Action("etcdray recover plan -o plan.json --endpoints $ENDPOINTS --cluster",
                        "It looks, saves a snapshot, and writes down each step with its risk.",
                        "It changes nothing: `etcdray recover apply` does, step by step, and asks before each.");
    }
}
