package dev.etcdray.cli.history;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.etcdray.cli.text.Visible;
import dev.etcdray.history.KeyHistory;
import dev.etcdray.history.KeyRevision;
import dev.etcdray.history.PrefixHistory;
import dev.etcdray.history.PrefixRow;
import dev.etcdray.report.StateTotals;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rectangular table as csv (RFC 4180, lines end in LF), written row by row; columns are named as in the JSON. */
public final class HistoryCsv {

    private HistoryCsv() {
    }

    /**
     * A row a revision, oldest first; the writer stays open.
     *
     * @param newest only so many of the newest, 0 = all
     */
    public static void write(KeyHistory history, long newest, Writer out) throws IOException {
        CsvWriter csv = csv(out);
        csv.writeRecord("modRevision", "subRevision", "createRevision", "version", "state", "bytes", "keyBytes",
                "valueBytes", "leaseId", "leaseIdHex", "generation", "beginsGeneration", "endsGeneration",
                "missingPuts");
        history.forEach(newest, revision -> csv.writeRecord(cells(revision)));
        csv.flush();
    }

    /** A row a key, most history first; the writer stays open. */
    public static void write(PrefixHistory history, Writer out) throws IOException {
        CsvWriter csv = csv(out);
        List<String> head = new ArrayList<>(List.of("key", "keyBase64", "state", "firstModRevision",
                "lastModRevision"));
        for (String state : List.of("live", "superseded", "tombstone")) {
            head.addAll(List.of(state + "Revisions", state + "Bytes", state + "KeyBytes", state + "ValueBytes"));
        }
        csv.writeRecord(head);
        history.rows().forEach(row -> csv.writeRecord(cells(row)));
        csv.flush();
    }

    private static CsvWriter csv(Writer out) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    }

    private static List<String> cells(KeyRevision r) {
        return List.of(text(r.modRevision()), text(r.subRevision()), text(r.createRevision()), text(r.version()),
                r.state(), text(r.bytes()), text(r.keyBytes()), text(r.valueBytes()), text(r.leaseId()),
                text(r.leaseIdHex()), text(r.generation()), text(r.beginsGeneration()), text(r.endsGeneration()),
                text(r.missingPuts()));
    }

    private static List<String> cells(PrefixRow row) {
        List<String> cells = new ArrayList<>(List.of(name(row.key()), row.keyBase64(), row.state(),
                text(row.firstModRevision()), text(row.lastModRevision())));
        for (StateTotals state : List.of(row.live(), row.superseded(), row.tombstone())) {
            cells.addAll(List.of(text(state.revisions()), text(state.bytes()), text(state.keyBytes()),
                    text(state.valueBytes())));
        }
        return cells;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** A spreadsheet runs cells that start like a formula, and names come from strangers. */
    private static String name(String name) {
        String visible = Visible.of(name);
        return visible.isEmpty() || "=+-@".indexOf(visible.charAt(0)) < 0 ? visible : "'" + visible;
    }
}
