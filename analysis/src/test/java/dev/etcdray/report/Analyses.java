package dev.etcdray.report;

import dev.etcdray.etcd.Progress;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs analyses for tests, and adds up what they say. */
final class Analyses {
    private Analyses() {
    }

    static AnalyzeReport of(Path file) throws IOException {
        return of(file, 2);
    }

    static AnalyzeReport of(Path file, int workers) throws IOException {
        return FileAnalyzer.analyze(file, options(10, workers, List.of(), AnalyzeOptions.NO_FILTERS), Progress.NONE)
                .report();
    }

    static AnalyzeOptions options(int top, int workers, List<Dimension> by, Filters filters) {
        return new AnalyzeOptions(top, 64, workers, filters, List.of(), by, 0, true,
                Diagnosis.standard());
    }

    static FileBreakdown file(AnalyzeReport report) {
        FileBreakdown file = report.file();
        if (file == null) {
            throw new AssertionError("a file has file parts");
        }
        return file;
    }

    /** Bytes of a part, of all buckets and states. */
    static long part(AnalyzeReport report, String part) {
        return file(report).parts().stream().filter(candidate -> candidate.part().equals(part))
                .mapToLong(FileBreakdown.Part::bytes).sum();
    }

    static long sumOfParts(AnalyzeReport report) {
        return file(report).parts().stream().mapToLong(FileBreakdown.Part::bytes).sum();
    }

    static long entries(AnalyzeReport report, String bucket, @Nullable String state) {
        return file(report).parts().stream()
                .filter(part -> part.part().equals("entries") && bucket.equals(part.bucket())
                        && java.util.Objects.equals(state, part.state()))
                .mapToLong(FileBreakdown.Part::bytes).sum();
    }

    /** States that were seen, added up. */
    static StateTotals plus(StateTotals live, @Nullable StateTotals superseded, @Nullable StateTotals tombstone) {
        StateTotals sum = live;
        sum = superseded == null ? sum : sum.plus(superseded);
        return tombstone == null ? sum : sum.plus(tombstone);
    }

    static StateTotals all(States states) {
        return plus(states.live(), states.superseded(), states.tombstone());
    }

    static StateTotals all(BreakdownRow row) {
        return plus(row.live(), row.superseded(), row.tombstone());
    }

    static String json(AnalyzeReport report) {
        StringWriter json = new StringWriter();
        try {
            ReportJson.write(report, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString();
    }
}
