package dev.etcdray.flamegraph;

import java.util.Locale;

/// How numbers and names are written for people: the same words as the page's `js/format.js`.
public final class PlainText {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final int LONGEST_NAME = 1024;
    private static final int KEPT_END = 64;

    private PlainText() {
    }

    /// 1610612736 becomes "1.5 GiB".
    public static String bytes(long value) {
        if (value < 1024) {
            return value + " B";
        }
        int unit = 0;
        double scaled = value;
        // 1023.95 would print as 1024.0 of the smaller unit
        while (scaled >= 1023.95 && unit < UNITS.length - 1) {
            scaled /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", scaled, UNITS[unit]);
    }

    /// 1610612736 becomes "1,610,612,736".
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// The number and its unit: "1,610,612,736 B" or "42".
    public static String exact(Metric metric, long value) {
        return metric.unit() == Metric.Unit.BYTES ? count(value) + " B" : count(value);
    }

    /// A share in percent; something is never shown as nothing, and a part never as the whole.
    public static String percent(long part, long total) {
        if (total == 0) {
            return "–";
        }
        double share = 100.0 * part / total;
        if (part == 0) {
            return "0 %";
        }
        if (share < 0.1) {
            return "< 0.1 %";
        }
        if (part < total && share >= 99.95) {
            return "> 99.9 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", share);
    }

    /// The name with control characters as their pictures, bidi and other invisible ones by number.
    public static String visible(String name) {
        if (name.isEmpty()) {
            return "(empty)";
        }
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().forEach(code -> appendVisible(out, code));
        return out.toString();
    }

    private static void appendVisible(StringBuilder out, int code) {
        if (code < 0x20) {
            out.append((char) (0x2400 + code));
        } else if (code == 0x7f) {
            out.append('\u2421');
        } else if (isInvisible(code)) {
            out.append(String.format(Locale.ROOT, "⟨U+%04X⟩", code));
        } else {
            out.appendCodePoint(code);
        }
    }

    private static boolean isInvisible(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.SPACE_SEPARATOR -> code != ' ';
            // Hangul fillers: letters without a shape
            default -> code == 0x115f || code == 0x1160 || code == 0x3164 || code == 0xffa0;
        };
    }

    /// A name as the page holds it: a key may be a megabyte long, and a thousand of those would be the page.
    public static String shortened(String name) {
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int head = name.offsetByCodePoints(0, (LONGEST_NAME - 2 * KEPT_END) / 2);
        int tail = name.offsetByCodePoints(name.length(), -KEPT_END);
        return "%s… (%s characters) …%s".formatted(name.substring(0, head), count(name.length()), name.substring(tail));
    }

    /// For text and for attribute values in double quotes.
    public static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
                "&#39;");
    }
}
