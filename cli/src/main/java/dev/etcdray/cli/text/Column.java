package dev.etcdray.cli.text;

/**
 * A column.
 *
 * @param head its head, empty in a table without heads
 * @param kind how its cells stand
 */
public record Column(String head, Kind kind) {

    /** How cells stand. */
    public enum Kind {
        /** To the right, so that digits stand below digits. */
        NUMBER,
        /** To the right, and left out, the last one first, where a terminal is too narrow. */
        DETAIL,
        /** To the left. */
        TEXT,
        /** To the left, and cut in the middle where a terminal is too narrow: a key. */
        NAME,
        /** To the left, and broken between words where a terminal is too narrow; the last column only. */
        PROSE
    }

    /** A column of numbers. */
    public static Column number(String head) {
        return new Column(head, Kind.NUMBER);
    }

    /** A column of numbers that can be done without on a narrow terminal; all other formats have it. */
    public static Column detail(String head) {
        return new Column(head, Kind.DETAIL);
    }

    /** Whether its cells stand to the right. */
    boolean isRight() {
        return kind == Kind.NUMBER || kind == Kind.DETAIL;
    }

    /** A column of words. */
    public static Column text(String head) {
        return new Column(head, Kind.TEXT);
    }

    /** A last column of sentences. */
    public static Column prose(String head) {
        return new Column(head, Kind.PROSE);
    }

    /** A column of names that may be long. */
    public static Column name(String head) {
        return new Column(head, Kind.NAME);
    }
}
