package dev.etcdray.cli.text;

import org.jspecify.annotations.Nullable;

/** What boxes are drawn with. */
public enum Border {
    /** Lines, as etcd's tools since 3.7. */
    LINES("┌─┬┐│││├─┼┤│││├─┼┤├─┼┤│││└─┴┘"),
    /** ASCII, as etcd's tools up to 3.6. */
    ASCII("+-++|||+-++|||+-+++-++|||+-++");

    private final String drawn;

    Border(String drawn) {
        this.drawn = drawn;
    }

    /** In the order of ascii-table: top, head, below head, data, between rows, above footer, footer, bottom. */
    @Nullable
    Character[] characters() {
        @Nullable
        Character[] characters = drawn.chars().mapToObj(c -> (char) c).toArray(Character[]::new);
        for (int i = 14; i < 18; i++) {
            // No line between rows.
            characters[i] = null;
        }
        return characters;
    }
}
