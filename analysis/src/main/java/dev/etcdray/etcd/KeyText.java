package dev.etcdray.etcd;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A key for reading. Keys are bytes that strangers chose: what is not UTF-8 becomes {@code \xNN} byte by byte, and what
 * a terminal or a page would obey instead of show (controls, direction marks) becomes {@code \xNN} or {@code \\u{N}}.
 */
public final class KeyText {
    private static final HexFormat HEX = HexFormat.of();

    private KeyText() {
    }

    /** The bytes as text; equal bytes give equal text, and text without backslashes is the key itself. */
    public static String of(byte[] key) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
        } catch (CharacterCodingException e) {
            return bytes(key);
        }
        return text.codePoints().allMatch(KeyText::isPlain) ? text : escaped(text);
    }

    private static String bytes(byte[] key) {
        StringBuilder text = new StringBuilder(key.length * 2);
        for (byte b : key) {
            if (b >= 0x20 && b < 0x7f && b != '\\') {
                text.append((char) b);
            } else {
                text.append("\\x").append(HEX.toHexDigits(b));
            }
        }
        return text.toString();
    }

    private static String escaped(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (isPlain(point)) {
                shown.appendCodePoint(point);
            } else if (point < 0x80) {
                shown.append("\\x").append(HEX.toHexDigits((byte) point));
            } else {
                shown.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        });
        return shown.toString();
    }

    /** A backslash is escaped too, so that no two keys read alike. */
    private static boolean isPlain(int point) {
        return point != '\\' && switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE, Character.UNASSIGNED ->
                false;
            default -> true;
        };
    }
}
