package dev.etcdray.cli.analyze;

import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.Etcd;
import dev.etcdray.report.FileBreakdown;
import dev.etcdray.report.FileBreakdown.Part;
import dev.etcdray.report.Filters;
import dev.etcdray.report.GroupedTable;
import dev.etcdray.report.KeyRange;
import dev.etcdray.report.LiveMember;
import dev.etcdray.report.Source;
import dev.etcdray.report.StateTotals;
import dev.etcdray.report.States;
import dev.etcdray.report.Tool;
import dev.etcdray.report.TopKey;
import dev.etcdray.report.TopKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report made by hand. Live 3000 bytes in 5 objects, superseded 2050 in 4 revisions, tombstones 100 in 2; a file of
 * 10240 bytes.
 */
public final class Reports {
    public static final List<BreakdownRow> ROWS = List.of(
            row("pods", "", "payments", "/registry", totals(2, 1500, 60, 1300), totals(3, 1250, 90, 1000),
                    totals(1, 50, 30, 0)),
            row("configmaps", "", "payments", "/registry", totals(1, 1000, 40, 900), totals(0, 0, 0, 0),
                    totals(0, 0, 0, 0)),
            row("nodes", "", null, "/registry", totals(1, 300, 20, 200), totals(1, 800, 20, 700), totals(0, 0, 0, 0)),
            row(null, null, null, "/calico/ipam", totals(1, 200, 30, 100), totals(0, 0, 0, 0), totals(1, 50, 30, 0)));

    public static final List<Part> PARTS = List.of(new Part("entries", "key", "live", 3000),
            new Part("entries", "key", "superseded", 2050), new Part("entries", "key", "tombstone", 100),
            new Part("entries", "key", null, 35), new Part("entries", "meta", null, 65),
            new Part("leafPageHeaders", null, null, 150), new Part("leafSlack", null, null, 1000),
            new Part("branchPages", null, null, 512), new Part("metaPages", null, null, 2048),
            new Part("freelist", null, null, 512), new Part("freePages", null, null, 500),
            new Part("unreachablePages", null, null, 0), new Part("preallocated", null, null, 236),
            new Part("trailer", null, null, 32), new Part("unattributed", null, null, 0));

    /** A follower that tells its sizes. */
    public static final LiveMember MEMBER = LiveMember.of(26, "m2", "3.6.16", false, false, 9972L, 9472L, 121);

    private Reports() {
    }

    /** The report. */
    public static AnalyzeReport plain() {
        return report(null, null, new TopKeys(List.of(key("/registry/configmaps/payments/big", 1000, 0, 1)),
                List.of(key("/registry/pods/payments/a", 1000, 900, 3)),
                List.of(key("/registry/pods/payments/a", 1000, 900, 3))));
    }

    /** The report with the table of {@code --by}. */
    public static AnalyzeReport grouped(GroupedTable table) {
        return report(table, null, new TopKeys(List.of(), List.of(), List.of()));
    }

    /** The report with a filter. */
    public static AnalyzeReport filtered(Filters filters) {
        return report(null, filters, new TopKeys(List.of(), List.of(), List.of()));
    }

    /** The same data as a snapshot that was streamed from a member. */
    public static AnalyzeReport live(@Nullable String kept) {
        AnalyzeReport plain = plain();
        Source file = plain.source();
        return with(plain, new Source("live", kept, "127.0.0.1:2379", MEMBER.id(), MEMBER, null, file.fileBytes(),
                file.pageSize(), file.highWaterPages(), file.txid(), file.trailer(), null), plain.etcd(), plain.file(),
                plain.states(), plain.breakdown(), plain.topKeys());
    }

    /** Its live keys as a paged range. */
    public static AnalyzeReport range(@Nullable LiveMember member, @Nullable List<KeyRange> ranges) {
        AnalyzeReport plain = plain();
        Source source = new Source("range", null, "127.0.0.1:2379", MEMBER.id(), member, ranges, null, null, null, null,
                null, null);
        Etcd etcd = new Etcd(120, null, null, null, null, new Etcd.Leases(null, null, 1), null, null);
        List<BreakdownRow> rows = ROWS.stream().map(row -> new BreakdownRow(row.resource(), row.group(),
                row.namespace(), row.prefix(), row.live(), null, null)).toList();
        return with(plain, source, etcd, null, new States(plain.states().live(), null, null), rows,
                new TopKeys(List.of(liveKey("/registry/configmaps/payments/big", 1000)), null, null));
    }

    private static AnalyzeReport with(AnalyzeReport plain, Source source, Etcd etcd, @Nullable FileBreakdown file,
            States states, List<BreakdownRow> rows, TopKeys keys) {
        return new AnalyzeReport(plain.schema(), plain.tool(), source, etcd, null, file, states, plain.objects(), rows,
                null, keys, null, null, null, List.of(), List.of(), null, null, List.of());
    }

    private static AnalyzeReport report(@Nullable GroupedTable table, @Nullable Filters filters, TopKeys keys) {
        Source source = new Source("snapshot", "some/snap.db", null, null, null, null, 10240L, 1024, 9L, 77L, "ok",
                null);
        Etcd etcd = new Etcd(120, 100L, new Etcd.Compaction(100L, 100L), "3.6.0", null, new Etcd.Leases(2L, 15L, 1),
                List.of(new Etcd.Member("26", "1a", "m1")), List.of(new Etcd.Alarm("26", "NOSPACE")));
        return new AnalyzeReport(AnalyzeReport.SCHEMA, new Tool("0"), source, etcd, null,
                new FileBreakdown(10240, 9972, 9472, PARTS),
                new States(totals(5, 3000, 150, 2500), totals(4, 2050, 110, 1700), totals(2, 100, 60, 0)), 5, ROWS,
                null, keys, null, null, null, List.of(), List.of(), table, filters, List.of());
    }

    /** A key with a name of its own, live. */
    public static TopKey key(String key, long liveBytes, long historyBytes, long revisions) {
        String[] parts = key.split("/", -1);
        return new TopKey(key, "", parts[2], "", parts[3], "/registry", parts[4], "live", revisions,
                liveBytes + historyBytes, liveBytes, historyBytes, historyBytes, 0L, 110, revisions, liveBytes - 90,
                new TopKey.Share(0.5, 0.5, 0.5));
    }

    /** A key of which no more than its live revision is known. */
    public static TopKey liveKey(String key, long liveBytes) {
        String[] parts = key.split("/", -1);
        return new TopKey(key, "", parts[2], "", parts[3], "/registry", parts[4], "live", null, null, liveBytes, null,
                null, null, 110, 1, liveBytes - 90, new TopKey.Share(0.5, null, null));
    }

    /** Totals. */
    public static StateTotals totals(long revisions, long bytes, long keyBytes, long valueBytes) {
        return new StateTotals(revisions, bytes, keyBytes, valueBytes);
    }

    private static BreakdownRow row(@Nullable String resource, @Nullable String group, @Nullable String namespace,
            String prefix, StateTotals live, StateTotals superseded, StateTotals tombstone) {
        return new BreakdownRow(resource, group, namespace, prefix, live, superseded, tombstone);
    }
}
