package dev.etcdray.cli.page;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.flamegraph.page.Limit;
import dev.etcdray.flamegraph.page.Look;
import dev.etcdray.flamegraph.page.Overview;
import dev.etcdray.flamegraph.page.Part;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.LiveMember;
import dev.etcdray.report.Quota;
import dev.etcdray.report.TenantShare;
import java.util.ArrayList;
import java.util.List;

/** The top of a report: what this etcd is full of, for somebody who never heard of its pages. */
final class Overviews {
    private Overviews() {
    }

    static Overview of(AnalyzeReport report) {
        TenantShare tenant = report.tenant();
        if (tenant != null) {
            return TenantOverviews.of(report, tenant);
        }
        FileBreakdown file = report.file();
        return file == null ? ofRange(report) : ofFile(report, file);
    }

    private static Overview ofFile(AnalyzeReport report, FileBreakdown file) {
        List<Overview.Size> sizes = List.of(
                new Overview.Size("File", file.bytes(), "its length on disk"),
                new Overview.Size("Db size", file.dbSizeBytes(), "what etcd compares with its quota; only"
                        + " defragmentation makes it smaller"),
                new Overview.Size("In use", file.inUseBytes(), "db size less the empty pages; compaction makes it"
                        + " smaller"));
        return new Overview(Headlines.headline(report, file), Headlines.lead(report, file), "The whole file",
                file.bytes(), FileBar.parts(file), sizes, limit(report));
    }

    private static Overview ofRange(AnalyzeReport report) {
        long live = report.states().live().bytes();
        List<Overview.Size> sizes = new ArrayList<>();
        LiveMember member = report.source().member();
        Long dbSize = member == null ? null : member.dbSizeBytes();
        if (dbSize != null) {
            sizes.add(new Overview.Size("Db size", dbSize, "of the member, as it says; what of it is history, empty or"
                    + " overhead is unknown here"));
        }
        return new Overview(Headlines.ofRange(report), Headlines.leadOfRange(report), "Live data read", live,
                List.of(new Part("Live data", Look.GREEN, live, "The newest revision of each key that was read, as it"
                        + " stands in a member’s pages. History, empty pages and overhead are unknown to a paged"
                        + " range.")),
                sizes, limit(report));
    }

    static @org.jspecify.annotations.Nullable Limit limit(AnalyzeReport report) {
        Quota quota = report.quota();
        return quota == null
                ? null
                : new Limit("Quota" + (quota.source().equals("option") ? " (as given)" : ""), quota.bytes());
    }

    /** A share, for a sentence. */
    static String share(long part, long whole) {
        return Sizes.percent(part, whole).replace("%", " %");
    }
}
