package dev.etcdray.cli.flame;

import java.util.ArrayList;
import java.util.List;

/** A field's path as its steps: {@code metadata.annotations[a.b/c]} is metadata, annotations, [a.b/c]. */
final class FieldPath {
    private FieldPath() {
    }

    /** The steps; put together they are the path less its dots. A key in brackets is one, whatever it holds. */
    static List<String> split(String path) {
        List<String> steps = new ArrayList<>();
        int from = 0;
        int i = 0;
        while (i < path.length()) {
            char c = path.charAt(i);
            if (c == '[' && i > from && !path.startsWith("[]", i)) {
                steps.add(path.substring(from, i));
                from = i;
            }
            if (c == '[') {
                i = closing(path, i);
            } else if (c == '.') {
                if (i > from) {
                    steps.add(path.substring(from, i));
                }
                from = i + 1;
            }
            i++;
        }
        if (from < path.length() || steps.isEmpty()) {
            steps.add(path.substring(from));
        }
        return steps;
    }

    /** The bracket that closes: the first with nothing behind it but a further step. A key may hold brackets itself. */
    private static int closing(String path, int open) {
        for (int i = open + 1; i < path.length(); i++) {
            if (path.charAt(i) == ']'
                    && (i + 1 == path.length() || path.charAt(i + 1) == '.' || path.charAt(i + 1) == '[')) {
                return i;
            }
        }
        return path.length() - 1;
    }
}
