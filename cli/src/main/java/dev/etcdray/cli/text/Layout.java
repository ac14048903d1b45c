package dev.etcdray.cli.text;

/**
 * What the text is laid out for.
 *
 * @param styled whether headings may carry terminal styles
 * @param lineWidth width that names are cut to fit, 0 = never cut: output that is piped or filed stays whole
 */
public record Layout(boolean styled, int lineWidth) {
    /** For files and pipes. */
    public static final Layout PLAIN = new Layout(false, 0);

    String heading(String text) {
        return styled ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
