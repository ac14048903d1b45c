package dev.etcdray.cli;

import dev.etcdray.history.KeyBytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A key as people give it: text, or in a form that carries any bytes. */
final class KeyArgument {
    /** What Java makes of an argument's bytes that it cannot read in this locale. */
    private static final char UNREADABLE = '\ufffd';

    private KeyArgument() {
    }

    static KeyBytes of(@Nullable String argument, boolean hex, boolean base64) throws UsageException {
        String text = argument == null ? "" : argument;
        if (hex && base64) {
            throw new UsageException("--hex and --base64 say two things of one KEY; give one of them");
        }
        return KeyBytes.of(hex ? hex(text) : base64 ? base64(text) : text(text));
    }

    private static byte[] text(String text) throws UsageException {
        if (text.indexOf(UNREADABLE) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new UsageException("KEY cannot be read as text in this locale; set LC_ALL=C.UTF-8, or give it with"
                    + " --hex or --base64");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String text) throws UsageException {
        try {
            return HexFormat.of().parseHex(text.replace("\\x", ""));
        } catch (IllegalArgumentException e) {
            throw new UsageException("KEY '" + text + "' is not hexadecimal: pairs of digits, as 2f61 or \\x2f\\x61");
        }
    }

    private static byte[] base64(String text) throws UsageException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("KEY '" + text + "' is not base64; take it from keyBase64 of analyze's json");
        }
    }
}
