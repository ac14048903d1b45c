package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.TopKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The extreme keys. Each list ends with what all other keys add up to. */
final class KeySections {
    private static final Column KEY = Column.name("KEY");

    private KeySections() {
    }

    static List<Section> of(AnalyzeReport report) {
        Totals all = Totals.of(report.breakdown());
        List<Section> sections = new ArrayList<>();
        sections.add(largest(report.topKeys().largest(), all));
        List<TopKey> revisions = report.topKeys().mostRevisions();
        List<TopKey> history = report.topKeys().mostHistory();
        if (revisions != null && history != null) {
            sections.add(mostRevisions(revisions, all));
            sections.add(mostHistory(history, all));
        }
        List<String> filters = Notes.filters(report);
        return sections.stream().map(s -> new Section(s.heading(), s.table(), filters)).toList();
    }

    private static Section largest(List<TopKey> keys, Totals all) {
        List<List<String>> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(List.of(Sizes.binary(key.liveBytes()), Long.toString(key.liveBytes()),
                Sizes.percent(key.liveBytes(), all.live().bytes()), Long.toString(key.valueBytes()), key.key())));
        long otherKeys = all.live().revisions() - keys.size();
        long otherBytes = all.live().bytes() - keys.stream().mapToLong(TopKey::liveBytes).sum();
        if (otherKeys > 0) {
            rows.add(List.of(Sizes.binary(otherBytes), Long.toString(otherBytes),
                    Sizes.percent(otherBytes, all.live().bytes()), "", "… " + otherKeys + " more"));
        }
        return section("Largest live keys",
                List.of(Column.number("SIZE"), Column.number("BYTES"), Column.number("SHARE"),
                        Column.detail("VALUE BYTES"), KEY),
                rows);
    }

    private static Section mostRevisions(List<TopKey> keys, Totals all) {
        List<List<String>> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(List.of(Long.toString(known(key.revisions())),
                Sizes.percent(known(key.revisions()), all.revisions()), Sizes.binary(known(key.bytes())),
                Long.toString(known(key.bytes())), key.state(), key.key())));
        long otherRevisions = all.revisions() - keys.stream().mapToLong(key -> known(key.revisions())).sum();
        long otherBytes = all.bytes() - keys.stream().mapToLong(key -> known(key.bytes())).sum();
        if (otherRevisions > 0) {
            rows.add(List.of(Long.toString(otherRevisions), Sizes.percent(otherRevisions, all.revisions()),
                    Sizes.binary(otherBytes), Long.toString(otherBytes), "",
                    "… all other keys"));
        }
        return section("Keys with most revisions", List.of(Column.number("REVISIONS"), Column.number("SHARE"),
                Column.number("SIZE"), Column.detail("BYTES"), Column.text("STATE"), KEY), rows);
    }

    private static Section mostHistory(List<TopKey> keys, Totals all) {
        List<List<String>> rows = new ArrayList<>();
        keys.forEach(key -> rows
                .add(List.of(Sizes.binary(known(key.historyBytes())), Long.toString(known(key.historyBytes())),
                        Sizes.percent(known(key.historyBytes()), all.history().bytes()),
                        Long.toString(known(key.revisions())), key.state(),
                        key.key())));
        long otherBytes = all.history().bytes() - keys.stream().mapToLong(key -> known(key.historyBytes())).sum();
        if (otherBytes > 0) {
            rows.add(List.of(Sizes.binary(otherBytes), Long.toString(otherBytes),
                    Sizes.percent(otherBytes, all.history().bytes()), "", "", "… all other keys"));
        }
        return section("Keys with most history (bytes of superseded revisions and tombstones)",
                List.of(Column.number("SIZE"), Column.number("HISTORY BYTES"), Column.number("SHARE"),
                        Column.detail("REVISIONS"), Column.text("STATE"), KEY),
                rows);
    }

    /** The lists of history are there only when history was seen. */
    private static long known(@Nullable Long figure) {
        return Objects.requireNonNull(figure);
    }

    private static Section section(String heading, List<Column> columns, List<List<String>> rows) {
        return new Section(heading, new Table(columns, rows), List.of());
    }
}
