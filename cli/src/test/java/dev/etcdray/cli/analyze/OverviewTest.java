package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.cli.text.Layout;
import dev.etcdray.cli.text.Section;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.Filters;
import dev.etcdray.report.GroupedTable;
import dev.etcdray.report.KeyRange;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OverviewTest {

    @Test
    void theWholePicture() throws IOException {
        assertThat(text(Reports.plain(), 2)).isEqualTo("""
                some/snap.db: saved etcd snapshot, its SHA-256 is right
                  revision         120, compacted at 100
                  live objects     5
                  storage version  3.6.0
                  leases           2, attached to 1 live keys
                  members          m1 (1a)
                  alarms           NOSPACE on member 1a
                  pages            9 of 1024 bytes, transaction 77

                Sizes
                      SIZE  BYTES  OF
                  10.0 KiB  10240  file     length on disk
                   9.7 KiB   9972  db size  what etcd compares with its quota
                   9.3 KiB   9472  in use   95.0% of db size; 500 B is free for reuse

                File parts
                      SIZE  BYTES  OF FILE  PART
                   2.9 KiB   3000    29.3%  entries of bucket key: live
                   2.0 KiB   2050    20.0%  entries of bucket key: superseded
                     100 B    100     1.0%  entries of bucket key: tombstone
                      35 B     35     0.3%  entries of bucket key: the bucket itself and what is no revision
                      65 B     65     0.6%  entries of bucket meta
                     150 B    150     1.5%  leaf page headers
                    1000 B   1000     9.8%  leaf slack
                     512 B    512     5.0%  branch pages
                   2.0 KiB   2048    20.0%  meta pages
                     512 B    512     5.0%  freelist
                     500 B    500     4.9%  free pages
                     236 B    236     2.3%  preallocated above the high-water mark
                      32 B     32     0.3%  snapshot trailer
                       0 B      0     0.0%  unattributed
                  10.0 KiB  10240   100.0%  total

                States of the revisions in bucket key
                     SIZE  BYTES   SHARE  REVISIONS  KEY BYTES  VALUE BYTES  ENCODING OVERHEAD  STATE
                  2.9 KiB   3000   58.3%          5        150         2500                350  live
                  2.0 KiB   2050   39.8%          4        110         1700                240  superseded
                    100 B    100    1.9%          2         60            0                 40  tombstone
                  5.0 KiB   5150  100.0%         11        320         4200                630  total
                  history (superseded and tombstones): 2.1 KiB, 41.7%; compaction can free it

                Top resources
                     SIZE  BYTES   SHARE  OBJECTS  LIVE BYTES  HISTORY BYTES  REVISIONS  RESOURCE
                  2.7 KiB   2800   54.4%        2        1500           1300          6  pods
                  1.1 KiB   1100   21.4%        1         300            800          2  nodes
                  1.2 KiB   1250   24.3%        2        1200             50          3  … 2 more
                  5.0 KiB   5150  100.0%        5        3000           2150         11  total

                Top namespaces
                     SIZE  BYTES   SHARE  OBJECTS  LIVE BYTES  HISTORY BYTES  REVISIONS  NAMESPACE
                  3.7 KiB   3800   73.8%        3        2500           1300          7  payments
                  1.1 KiB   1100   21.4%        1         300            800          2  (cluster-scoped)
                    250 B    250    4.9%        1         200             50          2  … 1 more
                  5.0 KiB   5150  100.0%        5        3000           2150         11  total

                Largest live keys
                     SIZE  BYTES  SHARE  VALUE BYTES  KEY
                   1000 B   1000  33.3%          910  /registry/configmaps/payments/big
                  2.0 KiB   2000  66.7%               … 4 more

                Keys with most revisions
                  REVISIONS  SHARE     SIZE  BYTES  STATE  KEY
                          3  27.3%  1.9 KiB   1900  live   /registry/pods/payments/a
                          8  72.7%  3.2 KiB   3250         … all other keys

                Keys with most history (bytes of superseded revisions and tombstones)
                     SIZE  HISTORY BYTES  SHARE  REVISIONS  STATE  KEY
                    900 B            900  41.9%          3  live   /registry/pods/payments/a
                  1.2 KiB           1250  58.1%                    … all other keys

                Findings: none
                """);
    }

    @Test
    void aPagedRangeShowsWhatItKnowsAndNothingElse() throws IOException {
        List<KeyRange> ranges = List.of(KeyRange.of(bytes("/calico/"), bytes("/calico0")),
                KeyRange.of(bytes("/registry/"), bytes("/registry0")));
        assertThat(text(Reports.range(Reports.MEMBER, ranges), 2)).isEqualTo("""
                paged range at revision 120 from 127.0.0.1:2379 (member m2, follower, etcd 3.6.16): live keys only
                  revision         120, compaction unknown
                  live objects     5
                  storage version  unknown
                  leases           unknown, attached to 1 live keys
                  members          unknown
                  alarms           unknown
                  member told      db size 9.7 KiB (9972), in use 9.3 KiB (9472), revision 121
                  only keys        /calico/*, /registry/*

                States of the revisions in bucket key
                     SIZE  BYTES  SHARE  REVISIONS  KEY BYTES  VALUE BYTES  ENCODING OVERHEAD  STATE
                  2.9 KiB   3000      -          5        150         2500                350  live
                  history (superseded and tombstones): unknown, a paged range shows live keys only

                Top resources
                     SIZE  BYTES   SHARE  OBJECTS  RESOURCE
                  1.5 KiB   1500   50.0%        2  pods
                   1000 B   1000   33.3%        1  configmaps
                    500 B    500   16.7%        2  … 2 more
                  2.9 KiB   3000  100.0%        5  total

                Top namespaces
                     SIZE  BYTES   SHARE  OBJECTS  NAMESPACE
                  2.4 KiB   2500   83.3%        3  payments
                    300 B    300   10.0%        1  (cluster-scoped)
                    200 B    200    6.7%        1  … 1 more
                  2.9 KiB   3000  100.0%        5  total

                Largest live keys
                     SIZE  BYTES  SHARE  VALUE BYTES  KEY
                   1000 B   1000  33.3%          910  /registry/configmaps/payments/big
                  2.0 KiB   2000  66.7%               … 4 more

                Findings: none
                """);
        assertThat(text(Reports.range(null, null), 2)).startsWith("""
                paged range at revision 120 from 127.0.0.1:2379 (member 1a): live keys only
                """).doesNotContain("member told", "only keys ");
    }

    @Test
    void aLiveSourceIsTheFileUnderTheMembersName() throws IOException {
        String plain = text(Reports.plain(), 2);
        String told = "  member told      db size 9.7 KiB (9972), in use 9.3 KiB (9472), revision 121\n";
        String pages = "  pages            9 of 1024 bytes, transaction 77\n";
        String expected = plain.replace("some/snap.db: saved etcd snapshot, its SHA-256 is right",
                "live from 127.0.0.1:2379 (member m2, follower, etcd 3.6.16): snapshot, its SHA-256 is right");
        assertThat(text(Reports.live(null), 2)).isEqualTo(expected.replace(pages, pages + told));
        assertThat(text(Reports.live("some/snap.db"), 2))
                .isEqualTo(expected.replace(pages, pages + told + "  kept as          some/snap.db\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void filtersAreSaid() throws IOException {
        String text = text(Reports.filtered(new Filters(null, "payments", "pods")), 10);
        assertThat(text)
                .contains(
                        "only namespace payments, resource pods (filter); sizes, file parts and states of the whole file are never filtered");
    }

    @Test
    void byShowsItsTableAloneAndWhatItLeavesOut() throws IOException {
        GroupedTable table = new GroupedTable(List.of("resource", "namespace"),
                List.of(new GroupedTable.Row(List.of("pods", "payments"), Reports.totals(6, 2800, 180, 2300)),
                        new GroupedTable.Row(Arrays.asList("nodes", null), Reports.totals(2, 1100, 40, 900)),
                        new GroupedTable.Row(Arrays.asList(null, null), Reports.totals(2, 250, 60, 100))),
                1, Reports.totals(1, 1000, 40, 900));
        assertThat(text(Reports.grouped(table), 3)).isEqualTo("""
                some/snap.db: bytes of entries by resource, namespace
                     SIZE  BYTES   SHARE  REVISIONS  KEY BYTES  VALUE BYTES  RESOURCE              NAMESPACE
                  2.7 KiB   2800   54.4%          6        180         2300  pods                  payments
                  1.1 KiB   1100   21.4%          2         40          900  nodes                 (cluster-scoped)
                    250 B    250    4.9%          2         60          100  (outside Kubernetes)  (no namespace)
                   1000 B   1000   19.4%          1         40          900  … 1 more
                  5.0 KiB   5150  100.0%         11        320         4200  total
                """);
    }

    private static String text(AnalyzeReport report, int top) throws IOException {
        List<Section> sections = Overview.sections(report, top);
        StringWriter out = new StringWriter();
        AlignedTables.write(sections, Layout.PLAIN, out);
        return out.toString();
    }
}
