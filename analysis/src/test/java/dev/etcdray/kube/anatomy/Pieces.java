package dev.etcdray.kube.anatomy;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A value put together from pieces, each said to belong to a field. */
final class Pieces {
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();
    private final Map<String, Long> bytes = new TreeMap<>();

    Pieces text(String field, String text) {
        return add(field, text.getBytes(UTF_8));
    }

    /** Hexadecimal digits; what is in quotes is text. */
    Pieces hex(String field, String digits) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        boolean quoted = false;
        for (String part : digits.split("'", -1)) {
            piece.writeBytes(quoted ? part.getBytes(UTF_8) : HexFormat.of().parseHex(part.replace(" ", "")));
            quoted = !quoted;
        }
        return add(field, piece.toByteArray());
    }

    private Pieces add(String field, byte[] piece) {
        value.writeBytes(piece);
        bytes.merge(field, (long) piece.length, Long::sum);
        return this;
    }

    byte[] value() {
        return value.toByteArray();
    }

    Map<String, Long> bytes() {
        return bytes;
    }
}
