package dev.etcdray.flamegraph.page;

import java.util.Locale;

/// How an area is filled: a colour and a texture, so that colour is never the only signal.
public enum Look {
    /// Blue, plain.
    BLUE,
    /// Amber, rising lines.
    AMBER,
    /// Green, dots.
    GREEN,
    /// Red, falling lines.
    RED,
    /// Violet, level lines.
    VIOLET,
    /// Slate, upright lines.
    SLATE,
    /// Olive, rising lines.
    OLIVE,
    /// Pale with an edge: what is empty, and what is left over.
    PALE;

    /// Its class in `css/report.css`.
    String css() {
        return "look-" + name().toLowerCase(Locale.ROOT);
    }

    /// The two rectangles that fill a nested `svg`.
    String rects() {
        return "<g class=\"" + css() + "\"><rect class=\"fill\" width=\"100%\" height=\"100%\"></rect>"
                + "<rect class=\"texture\" width=\"100%\" height=\"100%\"></rect></g>";
    }

    /// A square for a legend.
    String swatch() {
        return "<svg class=\"swatch\" width=\"14\" height=\"14\" aria-hidden=\"true\" focusable=\"false\">" + rects()
                + "</svg>";
    }
}
