package dev.etcdray.flamegraph.page;

/// Small pictures; a word always stands beside them.
final class Icons {
    private static final String START = "<svg class=\"icon\" viewBox=\"0 0 20 20\" width=\"20\" height=\"20\""
            + " aria-hidden=\"true\" focusable=\"false\">";

    /// A tick.
    static final String WELL = START
            + "<circle class=\"stroke\" cx=\"10\" cy=\"10\" r=\"8\"/><path class=\"stroke\" d=\"m6.2 10.2 2.6 2.6 5-5.4\"/></svg>";

    private Icons() {
    }

    static String of(Card.Level level) {
        return START + switch (level) {
            // an octagon, a triangle, a circle: the shape alone tells
            case CRITICAL -> "<path class=\"stroke\" d=\"M6.7 2h6.6L18 6.7v6.6L13.3 18H6.7L2 13.3V6.7z\"/>"
                    + "<path class=\"stroke\" d=\"M10 5.8v5M10 13.6v.3\"/>";
            case WARNING -> "<path class=\"stroke\" d=\"M10 2.6 18.3 17H1.7z\"/>"
                    + "<path class=\"stroke\" d=\"M10 7.6v4.6M10 14.4v.2\"/>";
            case INFO -> "<circle class=\"stroke\" cx=\"10\" cy=\"10\" r=\"8\"/>"
                    + "<path class=\"stroke\" d=\"M10 9v5M10 6v.2\"/>";
        } + "</svg>";
    }
}
