package dev.etcdray.flamegraph.format;

import dev.etcdray.flamegraph.PlainText;

/// Text in XML.
final class Xml {

    private Xml() {
    }

    /// Escaped, control and bidi characters made visible, and so the two that XML 1.0 forbids beside those.
    static String text(String plain) {
        return PlainText.html(PlainText.visible(plain)).replace("\ufffe", "⟨U+FFFE⟩").replace("\uffff", "⟨U+FFFF⟩");
    }
}
