package dev.etcdray.flamegraph.page;

import dev.etcdray.flamegraph.PlainText;

/// HTML that grows. Only [#raw] takes markup, and only what this package wrote itself; all else is escaped, and what is
/// invisible in it is shown.
final class Markup {
    private final StringBuilder out = new StringBuilder();

    /// Markup of our own.
    Markup raw(String html) {
        out.append(html);
        return this;
    }

    /// A start tag.
    ///
    /// @param attributes
    ///            names and values by turns; values are text as any other
    Markup open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            out.append(' ').append(attributes[i]).append("=\"")
                    .append(value.isEmpty() ? "" : PlainText.html(PlainText.visible(value))).append('"');
        }
        out.append('>');
        return this;
    }

    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /// Something to read: a sentence, or a name of which the end matters as much as the start.
    Markup text(String plain) {
        out.append(plain.isEmpty() ? "" : PlainText.html(PlainText.visible(PlainText.shortened(plain))));
        return this;
    }

    /// The same without any limit: a command that is to be copied.
    Markup whole(String plain) {
        out.append(plain.isEmpty() ? "" : PlainText.html(PlainText.visible(plain)));
        return this;
    }

    /// An element with text alone.
    Markup element(String tag, String classes, String plain) {
        return (classes.isEmpty() ? open(tag) : open(tag, "class", classes)).text(plain).close(tag);
    }

    /// "1.5 GiB" beside the raw number.
    Markup bytes(long value) {
        open("span", "class", "size").raw(PlainText.bytes(value)).close("span");
        if (value >= 1024) {
            raw(" ").open("span", "class", "exact").raw(PlainText.count(value) + " B").close("span");
        }
        return this;
    }

    Markup line() {
        out.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
