package dev.etcdray.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines. */
final class Words {
    private Words() {
    }

    /** Lines of at most so many characters, broken at spaces; a longer word stays whole. At least one line. */
    static List<String> wrap(String text, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && length(line) + 1 + word.codePointCount(0, word.length()) > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int length(StringBuilder text) {
        return text.codePointCount(0, text.length());
    }
}
