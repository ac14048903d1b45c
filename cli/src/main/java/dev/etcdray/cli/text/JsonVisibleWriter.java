package dev.etcdray.cli.text;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes JSON with the characters that {@link Visible} escapes as JSON escapes: the same data for every parser, and
 * harmless to print. JSON has no character beyond ASCII outside its strings, so no syntax is touched.
 */
public final class JsonVisibleWriter extends FilterWriter {

    /** Wraps the writer of a JSON generator, which itself escapes what is below U+0020. */
    public JsonVisibleWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(new char[]{(char) c}, 0, 1);
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        int written = offset;
        for (int i = offset; i < offset + length; i++) {
            if (isEscaped(buffer[i])) {
                out.write(buffer, written, i - written);
                out.write(String.format("\\u%04x", (int) buffer[i]));
                written = i + 1;
            }
        }
        out.write(buffer, written, offset + length - written);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.toCharArray(), offset, length);
    }

    /** Surrogate pairs are passed on: the harmful ones (tags) are drawn as nothing and cannot reorder text. */
    private static boolean isEscaped(char unit) {
        return unit >= 0x7f && !Character.isSurrogate(unit) && Visible.isHarmful(unit);
    }
}
