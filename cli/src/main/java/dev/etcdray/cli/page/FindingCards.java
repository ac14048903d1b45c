package dev.etcdray.cli.page;

import dev.etcdray.finding.Evidence;
import dev.etcdray.finding.Finding;
import dev.etcdray.finding.Findings.NotRun;
import dev.etcdray.finding.Savings;
import dev.etcdray.flamegraph.page.Action;
import dev.etcdray.flamegraph.page.Card;
import dev.etcdray.flamegraph.page.Findings;
import dev.etcdray.report.AnalyzeReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The findings as cards. */
final class FindingCards {
    private FindingCards() {
    }

    static Findings of(AnalyzeReport report, Places places) {
        List<Findings.NotRun> notRun = report.rulesNotRun().stream()
                .collect(Collectors.groupingBy(NotRun::reason, LinkedHashMap::new,
                        Collectors.mapping(NotRun::id, Collectors.toList())))
                .entrySet().stream().map((Map.Entry<String, List<String>> each) -> new Findings.NotRun(each.getKey(),
                        each.getValue()))
                .toList();
        return new Findings(report.findings().stream().map(finding -> card(finding, places)).toList(), notRun,
                "Each rule and its limits: docs/findings.md of etcdray.");
    }

    private static Card card(Finding finding, Places places) {
        Savings saved = finding.savings();
        return new Card(finding.id(), switch (finding.severity()) {
            case CRITICAL -> Card.Level.CRITICAL;
            case WARNING -> Card.Level.WARNING;
            case INFO -> Card.Level.INFO;
        }, finding.sentence(), switch (finding.audience()) {
            case TENANT -> "The tenant: whoever owns the objects";
            case PLATFORM -> "The platform: whoever runs etcd and the API servers";
        }, finding.bytes(), new Card.Saved(saved.logical(), saved.reusable(), saved.returned()),
                finding.evidence().figures().stream()
                        .map(figure -> new Card.Figure(figure.name(), figure.value(), figure.unit())).toList(),
                finding.evidence().keys().stream().map(key -> thing(key, places)).toList(), places.of(finding),
                action(finding), switch (finding.confidence()) {
                    case HIGH -> "High: counted in what was read.";
                    case MEDIUM -> "Medium: counted, but whether it is waste is an assumption.";
                    case LOW -> "Low: a guess from names or averages.";
                }, finding.unproven());
    }

    private static Card.Thing thing(Evidence.Key key, Places places) {
        Long revisions = key.revisions();
        return new Card.Thing(key.key(), key.bytes(), revisions == null ? "" : revisions + " revisions",
                places.ofKey(key));
    }

    private static @Nullable Action action(Finding finding) {
        return finding.command().isEmpty()
                ? null
                : new Action(finding.command(), sentence(finding.risk()), sentence(finding.undo()));
    }

    /** Half a sentence as a whole one. */
    private static String sentence(String half) {
        if (half.isEmpty()) {
            return half;
        }
        // a command is named as it is written
        boolean isWord = Character.isLowerCase(half.charAt(0));
        String start = isWord ? half.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + half.substring(1) : half;
        return start.endsWith(".") ? start : start + ".";
    }
}
