package dev.etcdray.finding;

import java.util.regex.Pattern;

/** Words of a command that a reader copies: names in it were written by strangers. */
final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Shell() {
    }

    /** A word as a shell takes it, quoted if it has to be. */
    static String word(String text) {
        return PLAIN.matcher(text).matches() && !text.startsWith("-") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
