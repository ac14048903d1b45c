package dev.etcdray.flamegraph.page;

import org.jspecify.annotations.Nullable;

/// A stranger's name, by itself in the direction of text, with a link to its frame where it has one.
final class NameHtml {
    private NameHtml() {
    }

    static void add(Markup out, String name, @Nullable Link place) {
        if (place != null) {
            out.open("a", "class", "to-frame", "href", place.hash());
        }
        out.raw("<bdi>").text(name).raw("</bdi>");
        if (place != null) {
            out.close("a");
        }
    }
}
