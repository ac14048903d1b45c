package dev.etcdray.cli.page;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.finding.Audience;
import dev.etcdray.flamegraph.page.Look;
import dev.etcdray.flamegraph.page.Overview;
import dev.etcdray.flamegraph.page.Part;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.StateTotals;
import dev.etcdray.report.TenantShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The top of a report for some namespaces: what is theirs, beside all others together. */
final class TenantOverviews {
    private TenantOverviews() {
    }

    static Overview of(AnalyzeReport report, TenantShare tenant) {
        FileBreakdown file = report.file();
        long all = report.states().live().bytes() + bytes(report.states().superseded()) + bytes(report.states()
                .tombstone());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("Yours, live", Look.GREEN, tenant.liveBytes(),
                "The newest revision of each of your objects."));
        Long history = tenant.historyBytes();
        if (history != null) {
            parts.add(
                    new Part("Yours, old versions", Look.AMBER, history, "Your superseded revisions and delete markers."
                            + " Compaction frees them."));
        }
        parts.add(new Part("Others", Look.SLATE, all - tenant.bytes(), "All other namespaces together, and what is in"
                + " none."));
        if (file != null) {
            parts.add(new Part("No data", Look.PALE, file.bytes() - all,
                    "Empty pages, page overhead and what etcd keeps of"
                            + " itself: the platform’s."));
        }
        return new Overview(headline(tenant), lead(report, tenant), file == null ? "Live data read" : "The whole file",
                file == null ? all : file.bytes(), parts, List.of(), Overviews.limit(report));
    }

    private static String headline(TenantShare tenant) {
        if (tenant.namespaces().size() == 1) {
            TenantShare.Namespace only = tenant.namespaces().getFirst();
            return String.format(Locale.ROOT, "Namespace %s uses %s, %s of what is stored: rank %d of %d.",
                    only.namespace(), Sizes.binary(only.bytes()), percent(only.share()), only.rank(), tenant
                            .ofNamespaces());
        }
        return String.format(Locale.ROOT, "Your %d namespaces use %s, %s of what is stored.",
                tenant.namespaces().size(),
                Sizes.binary(tenant.bytes()), percent(tenant.share()));
    }

    private static List<String> lead(AnalyzeReport report, TenantShare tenant) {
        List<String> lead = new ArrayList<>();
        Long history = tenant.historyBytes();
        lead.add(String.format(Locale.ROOT, "%,d live objects take %s", tenant.objects(),
                Sizes.binary(tenant.liveBytes()))
                + (history == null
                        ? "."
                        : "; " + Sizes.binary(history) + " (" + Overviews.share(history, tenant.bytes())
                                + " of yours) is history: old versions that were overwritten or deleted."));
        if (tenant.namespaces().size() > 1) {
            lead.add(tenant.namespaces().stream().map(each -> each.namespace() + " " + Sizes.binary(each.bytes())
                    + " (rank " + each.rank() + " of " + tenant.ofNamespaces() + ")").collect(Collectors.joining(", "))
                    + ".");
        }
        lead.add(first(report));
        return lead;
    }

    /** What the team can do itself; what is the platform's stands below with the rest. */
    private static String first(AnalyzeReport report) {
        return report.findings().stream().filter(finding -> finding.audience() == Audience.TENANT).findFirst()
                .map(finding -> "Start here: " + finding.sentence())
                .orElse("No rule that ran found anything for you to do.");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static long bytes(@Nullable StateTotals totals) {
        return totals == null ? 0 : totals.bytes();
    }
}
