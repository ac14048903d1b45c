package dev.etcdray.flamegraph.page;

import java.util.List;

/// What there is to know about the numbers themselves.
///
/// @param warnings
///            what limits what was said
/// @param pruned
///            sentences: what is not shown by name and how much it is
/// @param terms
///            what each number means
/// @param privacy
///            what is in the page and what never is
public record Details(List<String> warnings, List<String> pruned, List<Term> terms, List<String> privacy) {

    /// Copies the lists.
    public Details {
        warnings = List.copyOf(warnings);
        pruned = List.copyOf(pruned);
        terms = List.copyOf(terms);
        privacy = List.copyOf(privacy);
    }
}
