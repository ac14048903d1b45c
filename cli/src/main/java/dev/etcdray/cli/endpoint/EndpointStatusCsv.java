package dev.etcdray.cli.endpoint;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.etcdray.cli.endpoint.MemberFigures.AlarmRow;
import dev.etcdray.cli.endpoint.MemberFigures.QuotaFigures;
import dev.etcdray.cli.text.Visible;
import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row a member as csv (RFC 4180, lines end in LF); columns are named as in the JSON, unknown is empty. */
public final class EndpointStatusCsv {
    private static final List<String> FIGURES = List.of("memberId", "memberIdHex", "clusterIdHex", "version",
            "storageVersion", "dbSizeBytes", "inUseBytes", "freeBytes", "quotaLimited", "quotaBytes", "quotaSource",
            "role", "leaderIdHex", "raftTerm", "raftIndex", "raftAppliedIndex", "revision", "alarms", "errors");

    private EndpointStatusCsv() {
    }

    /** Writes them; the writer stays open. */
    public static void write(EndpointStatusReport report, Writer out) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        csv.writeRecord(Stream.of(List.of("endpoint", "name"), FIGURES, List.of("error")).flatMap(List::stream)
                .toList());
        report.members().forEach(member -> csv.writeRecord(cells(member)));
        csv.flush();
    }

    private static List<String> cells(MemberRow member) {
        MemberFigures status = member.status();
        MemberError error = member.error();
        return Stream.of(List.of(name(member.endpoint()), name(member.name())),
                status == null ? Collections.nCopies(FIGURES.size(), "") : figures(status),
                List.of(error == null ? "" : name(error.message()))).flatMap(List::stream).toList();
    }

    private static List<String> figures(MemberFigures status) {
        QuotaFigures quota = status.quota();
        return List.of(status.memberId(), status.memberIdHex(), status.clusterIdHex(), name(status.version()),
                name(status.storageVersion()), text(status.dbSizeBytes()), text(status.inUseBytes()),
                text(status.freeBytes()), text(quota == null ? null : quota.limited()),
                text(quota == null ? null : quota.bytes()), text(quota == null ? null : quota.source()),
                status.role().name().toLowerCase(Locale.ROOT), text(status.leaderIdHex()), text(status.raftTerm()),
                text(status.raftIndex()), text(status.raftAppliedIndex()), text(status.revision()),
                status.alarms().stream().map(EndpointStatusCsv::alarm).collect(Collectors.joining("; ")),
                name(String.join("; ", status.errors())));
    }

    private static String alarm(AlarmRow alarm) {
        return alarm.memberIdHex() == null ? alarm.type() : alarm.memberIdHex() + " " + alarm.type();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** A spreadsheet runs cells that start like a formula, and names come from strangers. */
    private static String name(@Nullable String name) {
        String visible = name == null ? "" : Visible.of(name);
        return visible.isEmpty() || "=+-@".indexOf(visible.charAt(0)) < 0 ? visible : "'" + visible;
    }
}
