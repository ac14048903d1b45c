package dev.etcdray.cli.analyze;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.etcdray.cli.text.Visible;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.AnatomyRow;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.GroupedTable;
import dev.etcdray.report.StateTotals;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rectangular table as csv (RFC 4180, lines end in LF); columns are named as in the JSON. */
public final class CsvReport {

    private CsvReport() {
    }

    /** The table of {@code --by} if there is one, else the anatomy if it was asked for, else the breakdown; the writer stays open. */
    public static void write(AnalyzeReport report, Writer out) throws IOException {
        GroupedTable table = report.table();
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        List<AnatomyRow> anatomy = report.anatomy();
        if (table == null && anatomy != null) {
            anatomy(anatomy, csv);
        } else if (table == null) {
            breakdown(report.breakdown(), csv);
        } else {
            grouped(table, csv);
        }
        csv.flush();
    }

    private static void anatomy(List<AnatomyRow> rows, CsvWriter csv) {
        csv.writeRecord("resource", "field", "objects", "bytes");
        for (AnatomyRow row : rows) {
            csv.writeRecord(name(row.resource()), name(row.field()), Long.toString(row.objects()),
                    Long.toString(row.bytes()));
        }
    }

    private static void breakdown(List<BreakdownRow> rows, CsvWriter csv) {
        List<String> head = new ArrayList<>(List.of("resource", "group", "namespace", "prefix"));
        for (String state : List.of("live", "superseded", "tombstone")) {
            head.addAll(List.of(state + "Revisions", state + "Bytes", state + "KeyBytes", state + "ValueBytes"));
        }
        csv.writeRecord(head);
        for (BreakdownRow row : rows) {
            List<String> cells = new ArrayList<>();
            for (String name : new @Nullable String[]{row.resource(), row.group(), row.namespace(), row.prefix()}) {
                cells.add(name(name));
            }
            add(cells, row.live());
            add(cells, row.superseded());
            add(cells, row.tombstone());
            csv.writeRecord(cells);
        }
    }

    private static void grouped(GroupedTable table, CsvWriter csv) {
        List<String> head = new ArrayList<>(table.by());
        head.addAll(List.of("revisions", "bytes", "keyBytes", "valueBytes"));
        csv.writeRecord(head);
        for (GroupedTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>();
            row.group().forEach(name -> cells.add(name(name)));
            add(cells, row.totals());
            csv.writeRecord(cells);
        }
    }

    private static void add(List<String> cells, @Nullable StateTotals totals) {
        if (totals == null) {
            cells.addAll(List.of("", "", "", ""));
            return;
        }
        cells.add(Long.toString(totals.revisions()));
        cells.add(Long.toString(totals.bytes()));
        cells.add(Long.toString(totals.keyBytes()));
        cells.add(Long.toString(totals.valueBytes()));
    }

    /** A spreadsheet runs cells that start like a formula, and names come from strangers. */
    private static String name(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return "";
        }
        String visible = Visible.of(name);
        return "=+-@".indexOf(visible.charAt(0)) < 0 ? visible : "'" + visible;
    }
}
