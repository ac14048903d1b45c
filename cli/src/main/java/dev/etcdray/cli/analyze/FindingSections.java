package dev.etcdray.cli.analyze;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.finding.Evidence;
import dev.etcdray.finding.Finding;
import dev.etcdray.finding.Findings;
import dev.etcdray.finding.Savings;
import dev.etcdray.finding.Severity;
import dev.etcdray.report.AnalyzeReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is worth a look, each finding with what to run; worst first. */
final class FindingSections {
    private static final Table NOTHING = new Table(List.of(Column.text("")), List.of());

    private FindingSections() {
    }

    static List<Section> of(AnalyzeReport report) {
        List<Section> sections = new ArrayList<>();
        sections.add(summary(report));
        Set<String> told = new HashSet<>();
        String source = report.file() == null ? "range" : "snapshot";
        report.findings()
                .forEach(finding -> sections.add(section(finding, told.add(finding.command()), source)));
        return sections;
    }

    private static Section summary(AnalyzeReport report) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : List.of(Severity.CRITICAL, Severity.WARNING, Severity.INFO)) {
            long count = report.findings().stream().filter(finding -> finding.severity() == severity).count();
            if (count > 0) {
                counts.add(count + " " + lower(severity));
            }
        }
        List<String> notes = new ArrayList<>();
        if (report.findings().size() > 1) {
            notes.add("what they save overlaps: it does not add up");
        }
        notes.addAll(notRun(report));
        return new Section("Findings: " + (counts.isEmpty() ? "none" : String.join(", ", counts)), NOTHING, notes);
    }

    private static List<String> notRun(AnalyzeReport report) {
        return report.rulesNotRun().stream()
                .collect(Collectors.groupingBy(Findings.NotRun::reason, java.util.LinkedHashMap::new,
                        Collectors.mapping(Findings.NotRun::id, Collectors.joining(", "))))
                .entrySet().stream().map(entry -> "not run: " + entry.getValue() + " (" + entry.getKey() + ")")
                .toList();
    }

    /** Risk and undo of a command are told where it comes up first. */
    private static Section section(Finding finding, boolean tellRisk, String source) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("what", finding.sentence()));
        if (finding.bytes() > 0) {
            rows.add(List.of("now", finding.bytes() + " bytes" + figures(finding.evidence())));
        }
        Savings savings = finding.savings();
        if (savings.most() > 0) {
            rows.add(List.of("saves", savings(savings)));
        }
        finding.evidence().keys().forEach(key -> rows.add(List.of("key", key.key() + "  " + key.bytes() + " bytes"
                + (key.revisions() == null ? "" : ", " + key.revisions() + " revisions"))));
        rows.add(List.of("run", finding.command()));
        if (tellRisk) {
            rows.add(List.of("risk", finding.risk()));
            rows.add(List.of("undo", finding.undo()));
        }
        String unproven = finding.unproven();
        rows.add(List.of("sure", lower(finding.confidence())
                + (unproven == null ? "" : "; a " + source + " cannot tell: " + unproven)));
        return new Section(finding.severity() + " " + finding.id() + ", for the " + lower(finding.audience()),
                new Table(List.of(Column.text(""), Column.prose("")), rows), List.of());
    }

    private static String figures(Evidence evidence) {
        return evidence.figures().isEmpty()
                ? ""
                : " (" + evidence.figures().stream().map(figure -> figure.name() + " " + figure.value()
                        + (figure.unit().equals("bytes") ? " bytes" : "")).collect(Collectors.joining(", ")) + ")";
    }

    private static String savings(Savings savings) {
        List<String> stages = new ArrayList<>();
        if (savings.logical() > 0) {
            stages.add(Sizes.binary(savings.logical()) + " of live objects");
        }
        if (savings.reusable() > 0) {
            stages.add(Sizes.binary(savings.reusable()) + " reusable after compaction");
        }
        if (savings.returned() > 0) {
            stages.add(Sizes.binary(savings.returned()) + " returned by defragmentation only");
        }
        return String.join("; ", stages);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
