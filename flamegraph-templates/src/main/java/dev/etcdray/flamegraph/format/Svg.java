package dev.etcdray.flamegraph.format;

import dev.etcdray.flamegraph.Category;
import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.Metric;
import dev.etcdray.flamegraph.PlainText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// A picture of all that is wide enough to be seen, the root on top. No script and nothing from elsewhere: a browser
/// shows
/// name, size and share of what the pointer is on, since each box has a title.
final class Svg implements ExportFormat.Writing {
    private static final int MARGIN = 12;
    private static final int ROW = 22;
    private static final int HEAD = 64;
    private static final int LEGEND_ROW = 20;
    private static final int LEGEND_COLUMNS = 4;
    private static final int LEGEND_COLUMN = (int) (SvgBoxes.WIDTH / LEGEND_COLUMNS);
    private static final int PAGE_WIDTH = (int) SvgBoxes.WIDTH + 2 * MARGIN;
    /// Of a letter at 12 px, generously: a label is cut rather than run to the edge of its box, where it is clipped.
    private static final double LETTER = 7;
    private static final int COLOURS = 10;

    @Override
    public void write(FlameGraph graph, int metric, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        new Picture(graph, metric, writer).draw();
        writer.flush();
    }

    /// One picture while it is drawn.
    private static final class Picture {
        private final FlameGraph graph;
        private final Metric metric;
        private final Writer out;
        private final SvgBoxes boxes;
        private final long total;

        Picture(FlameGraph graph, int metric, Writer out) {
            this.graph = graph;
            this.metric = graph.metrics().get(metric);
            this.out = out;
            boxes = SvgBoxes.of(graph.root(), metric);
            total = graph.root().value(metric);
        }

        void draw() throws IOException {
            int framesEnd = HEAD + boxes.levels() * ROW;
            int legendRows = (graph.categories().size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
            int height = framesEnd + 16 + legendRows * LEGEND_ROW + MARGIN;
            line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
            line("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" width=\"%s\" height=\"%s\">"
                    .formatted(PAGE_WIDTH, height, PAGE_WIDTH, height));
            line("<title>%s</title>".formatted(Xml.text(graph.title())));
            line("<desc>%s</desc>".formatted(Xml.text(metric.label() + ": " + metric.definition())));
            out.write(SvgStyle.ELEMENT);
            line("<rect class=\"page\" width=\"%s\" height=\"%s\"/>".formatted(PAGE_WIDTH, height));
            line("<svg x=\"%s\" width=\"%s\" height=\"%s\">".formatted(MARGIN, (int) SvgBoxes.WIDTH, HEAD));
            line("<text class=\"head\" x=\"0\" y=\"26\">%s</text>".formatted(Xml.text(graph.title())));
            line("<text class=\"muted\" x=\"0\" y=\"48\">%s</text></svg>"
                    .formatted(Xml.text(metric.label() + ": " + size(total))));
            for (SvgBoxes.Box box : boxes.all()) {
                box(box);
            }
            legend(framesEnd + 16);
            line("</svg>");
        }

        private void box(SvgBoxes.Box box) throws IOException {
            String x = pixels(MARGIN + box.x());
            int y = HEAD + box.level() * ROW;
            // A gap between neighbours, as long as there is room for one
            double width = Math.max(box.width() - 1, box.width() / 2);
            line("<g class=\"%s\"><title>%s</title><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\"/>"
                    .formatted(box.rest() ? "rest" : colour(box.category()),
                            Xml.text(box.name() + ": " + size(box.value()) + ", "
                                    + PlainText.percent(box.value(), total)),
                            x,
                            y, pixels(width), ROW - 2));
            String label = label(box.name(), width - 10);
            if (!label.isEmpty()) {
                line("<svg x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><text x=\"5\" y=\"14.5\">%s</text></svg>"
                        .formatted(x,
                                y, pixels(width), ROW - 2, Xml.text(label)));
            }
            line("</g>");
        }

        private String colour(String category) {
            List<String> ids = graph.categories().stream().map(Category::id).toList();
            return category.isEmpty() ? "mixed" : "c" + ids.indexOf(category) % COLOURS;
        }

        private void legend(int top) throws IOException {
            for (int i = 0; i < graph.categories().size(); i++) {
                Category category = graph.categories().get(i);
                int x = MARGIN + i % LEGEND_COLUMNS * LEGEND_COLUMN;
                int y = top + i / LEGEND_COLUMNS * LEGEND_ROW;
                line("<g class=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"12\" height=\"12\" rx=\"2\"/></g>"
                        .formatted(colour(category.id()), x, y));
                line("<text class=\"muted\" x=\"%s\" y=\"%s\">%s</text>".formatted(x + 18, y + 10,
                        Xml.text(category.label())));
            }
        }

        private String size(long value) {
            String exact = PlainText.exact(metric, value);
            return metric.unit() == Metric.Unit.BYTES && value >= 1024
                    ? PlainText.bytes(value) + " (" + exact + ")"
                    : exact;
        }

        private void line(String text) throws IOException {
            out.append(text).append('\n');
        }
    }

    private static String pixels(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String label(String name, double room) {
        int letters = (int) (room / LETTER);
        if (name.codePointCount(0, name.length()) <= letters) {
            return name;
        }
        return letters < 3 ? "" : name.substring(0, name.offsetByCodePoints(0, letters - 1)) + "…";
    }
}
