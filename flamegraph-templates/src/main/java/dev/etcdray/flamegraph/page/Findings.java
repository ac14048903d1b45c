package dev.etcdray.flamegraph.page;

import java.util.List;

/// What was looked for and found.
///
/// @param cards
///            worst first
/// @param notRun
///            what could not be looked for, and why
/// @param guide
///            where the rules are described, as a sentence
public record Findings(List<Card> cards, List<NotRun> notRun, String guide) {

    /// Copies the lists.
    public Findings {
        cards = List.copyOf(cards);
        notRun = List.copyOf(notRun);
    }

    /// Rules that did not run.
    ///
    /// @param reason
    ///            half a sentence
    /// @param rules
    ///            their ids
    public record NotRun(String reason, List<String> rules) {}
}
