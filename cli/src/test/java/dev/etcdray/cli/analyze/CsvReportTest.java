package dev.etcdray.cli.analyze;

import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.GroupedTable;
import dev.etcdray.report.StateTotals;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvReportTest {

    @Test
    void theBreakdownWithAllStates() throws IOException {
        assertThat(text(Reports.plain())).isEqualTo("""
                resource,group,namespace,prefix,liveRevisions,liveBytes,liveKeyBytes,liveValueBytes,\
                supersededRevisions,supersededBytes,supersededKeyBytes,supersededValueBytes,\
                tombstoneRevisions,tombstoneBytes,tombstoneKeyBytes,tombstoneValueBytes
                pods,,payments,/registry,2,1500,60,1300,3,1250,90,1000,1,50,30,0
                configmaps,,payments,/registry,1,1000,40,900,0,0,0,0,0,0,0,0
                nodes,,,/registry,1,300,20,200,1,800,20,700,0,0,0,0
                ,,,/calico/ipam,1,200,30,100,0,0,0,0,1,50,30,0
                """);
    }

    @Test
    void whatARangeDoesNotKnowIsEmpty() throws IOException {
        assertThat(text(Reports.range(null, null)).lines().skip(1)).containsExactly(
                "pods,,payments,/registry,2,1500,60,1300,,,,,,,,",
                "configmaps,,payments,/registry,1,1000,40,900,,,,,,,,",
                "nodes,,,/registry,1,300,20,200,,,,,,,,", ",,,/calico/ipam,1,200,30,100,,,,,,,,");
    }

    @Test
    void theTableOfBy() throws IOException {
        assertThat(text(Reports.grouped(table("a \"b\", c")))).isEqualTo("""
                key,state,revisions,bytes,keyBytes,valueBytes
                "a ""b"", c",,1,100,10,70
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1", "-1+1", "@SUM(A1)"})
    void noNameIsAFormula(String name) throws IOException {
        String cell = text(Reports.grouped(table(name))).lines().skip(1).findFirst().orElseThrow();
        assertThat(cell.charAt(0) == '"' ? cell.substring(1) : cell).startsWith("'" + name.charAt(0));
    }

    @Test
    void noNameBreaksALineOrSpeaksToATerminal() throws IOException {
        assertThat(text(Reports.grouped(table("a\r\nb\u001b[2J")))).endsWith("\na\\x0d\\x0ab\\x1b[2J,,1,100,10,70\n");
    }

    private static GroupedTable table(String key) {
        return new GroupedTable(List.of("key", "state"),
                List.of(new GroupedTable.Row(Arrays.asList(key, null), Reports.totals(1, 100, 10, 70))), 0,
                StateTotals.NONE);
    }

    private static String text(AnalyzeReport report) throws IOException {
        StringWriter out = new StringWriter();
        CsvReport.write(report, out);
        return out.toString();
    }
}
