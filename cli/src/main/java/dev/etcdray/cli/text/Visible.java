package dev.etcdray.cli.text;

/**
 * Makes text harmless for a terminal. Key names are written by strangers: an escape sequence could repaint the screen,
 * and a bidi control could make one name read as another.
 */
public final class Visible {

    private Visible() {
    }

    /**
     * The text with controls (C0, DEL, C1), format characters (bidi, zero-width), line and paragraph separators and
     * lone surrogates as {@code \xNN} or {@code \}{@code uNNNN}. Everything else stays.
     */
    public static String of(String text) {
        int first = 0;
        while (first < text.length() && isPlain(text.charAt(first))) {
            first++;
        }
        return first == text.length() ? text : escapedFrom(first, text);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f;
    }

    private static String escapedFrom(int start, String text) {
        StringBuilder visible = new StringBuilder(text.length() + 8).append(text, 0, start);
        text.codePoints().skip(start).forEach(c -> {
            if (!isHarmful(c)) {
                visible.appendCodePoint(c);
            } else if (c <= 0xff) {
                visible.append(String.format("\\x%02x", c));
            } else {
                visible.append(String.format(c <= 0xffff ? "\\u%04x" : "\\U%08x", c));
            }
        });
        return visible.toString();
    }

    /** Whether a terminal may do something with this code point other than draw it. */
    static boolean isHarmful(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
