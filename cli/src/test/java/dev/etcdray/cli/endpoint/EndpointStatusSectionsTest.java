package dev.etcdray.cli.endpoint;

import dev.etcdray.cli.endpoint.MemberFigures.AlarmRow;
import dev.etcdray.cli.endpoint.MemberFigures.QuotaFigures;
import dev.etcdray.cli.endpoint.MemberFigures.Role;
import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.cli.text.BoxedTables;
import dev.etcdray.cli.text.Layout;
import dev.etcdray.report.Tool;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What only some clusters show: other quotas, alarms of others, members far apart. */
class EndpointStatusSectionsTest {
    private static final long GIB = 1L << 30;
    private static final MemberRow M1 = up("m1", 1, 2 * GIB, GIB, new QuotaFigures(true, 8 * GIB, "status"));
    private static final MemberRow M2 = up("m2", 2, 2 * GIB, GIB, new QuotaFigures(false, null, "status"));
    private static final MemberRow M3 = up("m3", 3, 4 * GIB, GIB, null, new AlarmRow("3", "3", "NOSPACE"),
            new AlarmRow("15", "f", "CORRUPT"));
    private static final MemberRow DOWN = new MemberRow("https://etcd-4.example.org:2379", null, null,
            new MemberError("tls", "https://etcd-4.example.org:2379: its certificate is for somebody else, and this"
                    + " sentence is long enough to be broken into several lines"));

    @Test
    void quotasAlarmsAndSharesOfThem() throws IOException {
        List<String> lines = simple(Layout.PLAIN, false, M1, M2, M3, DOWN).lines().toList();
        // 2 of 8 GiB are 25 %, 1 of 2 GiB free is 50 %, and 3 of 4 GiB are 75 %.
        assertThat(lines.get(1)).contains("m1 ", " follower ", " none ", " 2.0 GiB ", " 1.0 GiB ", "25.0%", "50.0%",
                "8.0 GiB");
        assertThat(lines.get(2)).containsPattern(" - +50.0% +none ");
        assertThat(lines.get(3)).contains(" NOSPACE ").doesNotContain("CORRUPT").containsPattern(" - +75.0% +unknown ");
        assertThat(lines).contains("  alarm CORRUPT of member f, which did not answer or was not asked")
                .filteredOn(line -> line.contains("quota unknown: ")).hasSize(1);
    }

    @Test
    void membersFarApartAreToldInSentences() throws IOException {
        assertThat(simple(Layout.PLAIN, true, M1, M3)).contains(
                "the db of m3 is 2.0 GiB (2147483648 bytes) larger than that of m1\n",
                "the same is in use everywhere\n",
                "m3 holds 2.0 GiB (2147483648 bytes) of free pages more than m1; defragmenting a member gives its own"
                        + " back\n",
                "m1 is 20 revisions behind m3\n", "m1 has applied 20 entries less than m3\n");
    }

    @Test
    void aNarrowTerminalIsEnough() throws IOException {
        for (boolean detail : new boolean[]{false, true}) {
            assertThat(simple(new Layout(false, 80), detail, M1, M2, M3, DOWN).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
            StringWriter boxed = new StringWriter();
            BoxedTables.write(EndpointStatusSections.of(report(M1, M2, M3, DOWN), detail), new Layout(false, 80),
                    boxed);
            assertThat(boxed.toString().lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        }
    }

    private static String simple(Layout layout, boolean detail, MemberRow... members) throws IOException {
        StringWriter out = new StringWriter();
        AlignedTables.write(EndpointStatusSections.of(report(members), detail), layout, out);
        return out.toString();
    }

    private static EndpointStatusReport report(MemberRow... members) {
        return new EndpointStatusReport(EndpointStatusReport.SCHEMA, new Tool("test"), List.of(members),
                Difference.among(List.of(members)), null, List.of());
    }

    private static MemberRow up(String name, int number, long dbSize, long inUse, @Nullable QuotaFigures quota,
            AlarmRow... alarms) {
        long raft = 100L + 10L * number;
        return new MemberRow("https://10.20.30." + number + ":2379", name,
                new MemberFigures("" + number, "" + number, "9", "9", "3.6.16", "3.6.0", dbSize, inUse, dbSize - inUse,
                        quota, Role.FOLLOWER, "1", "1", 2, raft, raft, raft, List.of(alarms), List.of()),
                null);
    }
}
