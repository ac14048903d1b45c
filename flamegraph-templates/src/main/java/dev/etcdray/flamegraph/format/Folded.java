package dev.etcdray.flamegraph.format;

import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.PlainText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// `root;pods;default;web-0 1234`, a line for each frame that has something of its own, as stackcollapse writes it for
/// flamegraph.pl. Of a name, `%`, `;`, white space and what cannot be seen is percent-encoded, byte by byte of its
/// UTF-8, so
/// that every reader finds the same names and numbers, and whoever decodes has the name back.
final class Folded implements ExportFormat.Writing {

    @Override
    public void write(FlameGraph graph, int metric, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Tree tree = Tree.of(graph.root());
        String[] stacks = new String[tree.size()];
        for (int i = 0; i < stacks.length; i++) {
            String name = encoded(PlainText.shortened(tree.frame(i).name()));
            stacks[i] = i == 0 ? name : stacks[tree.parent(i)] + ";" + name;
            long own = tree.own(i, metric);
            if (own > 0) {
                writer.append(stacks[i]).append(' ').append(Long.toString(own)).append('\n');
            }
        }
        writer.flush();
    }

    static String encoded(String name) {
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().forEach(code -> append(out, code));
        return out.isEmpty() ? PlainText.visible(name) : out.toString();
    }

    private static void append(StringBuilder out, int code) {
        String character = Character.toString(code);
        String shown = PlainText.visible(character);
        if (Character.getType(code) == Character.SURROGATE) {
            // Half a pair has no UTF-8
            out.append(shown);
        } else if (code == '%' || code == ';' || code == ' ' || !shown.equals(character)) {
            for (byte each : character.getBytes(StandardCharsets.UTF_8)) {
                out.append('%').append(String.format("%02X", each));
            }
        } else {
            out.append(character);
        }
    }
}
