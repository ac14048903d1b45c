package dev.etcdray.cli.text;

/** Cuts a long name in the middle: a key's start says what it is, its end which one. */
final class Shorten {
    /** No name is cut below this. */
    static final int LEAST = 24;

    private Shorten() {
    }

    static String middle(String text, int most) {
        int[] points = text.codePoints().toArray();
        if (points.length <= most) {
            return text;
        }
        int tail = (most - 1) / 2;
        int head = most - 1 - tail;
        return new String(points, 0, head) + "…" + new String(points, points.length - tail, tail);
    }
}
