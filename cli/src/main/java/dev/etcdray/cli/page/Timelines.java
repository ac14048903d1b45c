package dev.etcdray.cli.page;

import dev.etcdray.flamegraph.page.Look;
import dev.etcdray.flamegraph.page.Timeline;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.BreakdownRow;
import dev.etcdray.report.RevisionBand;
import dev.etcdray.report.StateTotals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bytes by revision band, stacked by the largest resources; what is left of a band is "all others". */
final class Timelines {
    private static final List<Look> LOOKS = List.of(Look.BLUE, Look.AMBER, Look.GREEN, Look.RED, Look.VIOLET,
            Look.SLATE);

    private Timelines() {
    }

    static Timeline of(AnalyzeReport report) {
        List<RevisionBand> bands = report.revisionBands();
        if (bands == null) {
            return Timeline.absent("A paged range shows the newest revision of each key alone, so what was written when"
                    + " is unknown. A snapshot shows it.");
        }
        List<String> largest = largest(bands);
        List<Timeline.Series> series = new ArrayList<>();
        for (int i = 0; i < largest.size(); i++) {
            series.add(new Timeline.Series(largest.get(i), LOOKS.get(i)));
        }
        series.add(new Timeline.Series("all others", Look.PALE));
        return new Timeline(series, bands.stream().map(band -> band(band, largest)).toList(),
                Moments.of(report.timeAxis()), Moments.note(report.timeAxis()), null);
    }

    private static List<String> largest(List<RevisionBand> bands) {
        Map<String, Long> sums = new LinkedHashMap<>();
        for (RevisionBand band : bands) {
            for (BreakdownRow row : band.breakdown()) {
                sums.merge(Headlines.name(row), row.bytes(), Long::sum);
            }
        }
        return sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .limit(LOOKS.size()).map(Map.Entry::getKey).toList();
    }

    private static Timeline.Band band(RevisionBand band, List<String> largest) {
        Map<String, Long> sums = new HashMap<>();
        band.breakdown().forEach(row -> sums.merge(Headlines.name(row), row.bytes(), Long::sum));
        List<Long> bytes = new ArrayList<>();
        long rest = bytes(band.live()) + bytes(band.superseded()) + bytes(band.tombstone());
        for (String name : largest) {
            long sum = sums.getOrDefault(name, 0L);
            bytes.add(sum);
            rest -= sum;
        }
        bytes.add(rest);
        return new Timeline.Band(band.from(), band.to(), bytes);
    }

    private static long bytes(StateTotals totals) {
        return totals.bytes();
    }
}
