package dev.etcdray.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules found.
 *
 * @param findings worst first, of equal severity by what they save
 * @param notRun rules that could not say anything, and why
 */
public record Findings(List<Finding> findings, List<NotRun> notRun) {
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity).reversed()
            .thenComparing(Comparator.comparingLong((Finding finding) -> finding.savings().most()).reversed())
            .thenComparing(Comparator.comparingLong(Finding::bytes).reversed()).thenComparing(Finding::id);

    /** Copies the lists. */
    public Findings {
        findings = List.copyOf(findings);
        notRun = List.copyOf(notRun);
    }

    /**
     * A rule that did not run.
     *
     * @param id of the rule
     * @param reason half a sentence
     */
    public record NotRun(String id, String reason) {}

    /**
     * Evaluates rules.
     *
     * @param valuesRead whether the rules of kind {@code values} saw the live objects
     */
    public static Findings of(List<Rule> rules, Situation situation, boolean valuesRead) {
        List<Finding> findings = new ArrayList<>();
        List<NotRun> notRun = new ArrayList<>();
        for (Rule rule : rules) {
            String reason = rule.kind() == RuleKind.VALUES && !valuesRead
                    ? "it reads the values of live objects; run with --anatomy"
                    : unmet(rule, situation);
            if (reason == null) {
                findings.addAll(rule.findings(situation));
            } else {
                notRun.add(new NotRun(rule.id(), reason));
            }
        }
        findings.sort(WORST_FIRST);
        return new Findings(findings, notRun);
    }

    /** Those that somebody can fix himself. */
    public Findings of(Audience audience) {
        return new Findings(findings.stream().filter(finding -> finding.audience() == audience).toList(), notRun);
    }

    /** These and others; a rule that did not run is named once. */
    public Findings plus(Findings others) {
        return new Findings(Stream.concat(findings.stream(), others.findings.stream()).sorted(WORST_FIRST).toList(),
                Stream.concat(notRun.stream(), others.notRun.stream()).distinct().toList());
    }

    /** Why a rule cannot say anything here, null if it can. */
    private static @Nullable String unmet(Rule rule, Situation situation) {
        return rule.needs().stream().filter(need -> !need.isMet(situation)).min(Comparator.naturalOrder())
                .map(Need::unmet).orElse(null);
    }
}
