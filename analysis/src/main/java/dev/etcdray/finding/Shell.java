package dev.etcdray.finding;

import dev.etcdray.etcd.KeyText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** Words of a command that a reader copies: names in it were written by strangers. */
final class Shell {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Shell() {
    }

    /** A word as a shell takes it, quoted if it has to be: the value of an option. */
    static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** The first operand behind all options; quotes alone would not keep a program from taking a hyphen for one. */
    static String operand(String text) {
        return (text.startsWith("-") ? "-- " : "") + word(text);
    }

    /** How to look at a key's revisions; a key that does not read as it is goes by its base64. */
    static String history(byte[] key) {
        String text = KeyText.of(key);
        return "etcdray history SNAPSHOT " + (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), key)
                ? operand(text)
                : "--base64 " + Base64.getEncoder().encodeToString(key));
    }
}
