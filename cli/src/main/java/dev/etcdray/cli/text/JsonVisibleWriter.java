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
        char unit = (char) c;
        // Surrogate pairs are passed on: the harmful ones (tags) are drawn as nothing and cannot reorder text.
        if (unit >= 0x7f && !Character.isSurrogate(unit) && Visible.isHarmful(unit)) {
            out.write(String.format("\\u%04x", (int) unit));
        } else {
            out.write(unit);
        }
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(buffer[i]);
        }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(text.charAt(i));
        }
    }
}
