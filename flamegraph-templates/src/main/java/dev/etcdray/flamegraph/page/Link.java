package dev.etcdray.flamegraph.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A link to a state of the page.
///
/// @param label
///            what it is called
/// @param hash
///            the page's hash, with the `#`: `#by=resource&zoom=pods`
public record Link(String label, String hash) {
    private static final String PLAIN = "-_.!*'()";

    /// To a frame.
    ///
    /// @param grouping
    ///            id of the grouping
    /// @param metric
    ///            id of the metric, null for the first
    /// @param path
    ///            names from the root's child on; empty for the root
    public static Link toFrame(String label, String grouping, @Nullable String metric, List<String> path) {
        StringBuilder hash = new StringBuilder("#by=").append(segment(grouping));
        if (metric != null) {
            hash.append("&metric=").append(segment(metric));
        }
        if (!path.isEmpty()) {
            hash.append("&zoom=").append(path.stream().map(Link::segment).collect(Collectors.joining("/")));
        }
        return new Link(label, hash.toString());
    }

    /// To what matches a search.
    ///
    /// @param text
    ///            what is searched for
    public static Link toMatches(String label, String grouping, String text) {
        return new Link(label, "#by=" + segment(grouping) + "&search=" + segment(text));
    }

    /// As `js/tree.js` writes a name: JavaScript's encodeURIComponent, and `~` as well.
    static String segment(String name) {
        StringBuilder out = new StringBuilder();
        for (byte each : wellFormed(name).getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            boolean plain = letter < 0x80 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
            out.append(plain ? String.valueOf(letter) : String.format(Locale.ROOT, "%%%02X", each & 0xff));
        }
        return out.toString();
    }

    /// Lone surrogates have no UTF-8.
    private static String wellFormed(String name) {
        return name.codePoints().map(code -> code >= 0xd800 && code <= 0xdfff ? 0xfffd : code)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
