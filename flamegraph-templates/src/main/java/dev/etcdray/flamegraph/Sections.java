package dev.etcdray.flamegraph;

/// What stands around the flame graph, as markup: trusted, so whatever a stranger named in it has gone through
/// [PlainText#html] and [PlainText#visible].
///
/// @param topHtml
///            before the flame graph: headline, bar, findings
/// @param afterHtml
///            behind it: timeline, reclaim, definitions
public record Sections(String topHtml, String afterHtml) {
    /// Nothing around it.
    public static final Sections NONE = new Sections("", "");
}
