package dev.etcdray.flamegraph;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// The top levels under the first metric as an SVG in the page itself: seen without scripts, and by whoever saves
/// the text.
final class StaticPicture {
    private static final double WIDTH = 1200;
    private static final int ROW = 34;
    private static final int LEVELS = 4;
    private static final double NARROWEST = 2;
    /// A generous width of one letter at 13 px: a label is cut rather than run over its frame.
    private static final double LETTER = 8.2;

    private final FlameGraph graph;
    private final Map<String, Integer> places;
    private final StringBuilder out = new StringBuilder();

    private record Box(int index, double x, double width, int level) {}

    private StaticPicture(FlameGraph graph) {
        this.graph = graph;
        places = FrameData.places(graph.categories());
    }

    static String of(FlameGraph graph) {
        return new StaticPicture(graph).draw();
    }

    private String draw() {
        FlatTree tree = FlatTree.of(graph.root());
        int[] firstChild = firstChildren(tree);
        boolean[] mixed = tree.mixed();
        out.append("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n".formatted((int) WIDTH, LEVELS * ROW,
                PlainText.html("The top levels by " + graph.metrics().getFirst().label())));
        Deque<Box> left = new ArrayDeque<>(List.of(new Box(0, 0, WIDTH, 0)));
        while (!left.isEmpty()) {
            Box box = left.removeFirst();
            Frame frame = tree.frame(box.index());
            rect(frame, box, mixed[box.index()]);
            if (box.level() + 1 < LEVELS && frame.value(0) > 0) {
                addChildren(left, frame, box, firstChild[box.index()]);
            }
        }
        return out.append("</svg>\n").toString().replace("\r\n", "\n");
    }

    private static int[] firstChildren(FlatTree tree) {
        int[] first = new int[tree.size()];
        for (int i = tree.size() - 1; i > 0; i--) {
            first[tree.parent(i)] = i;
        }
        return first;
    }

    private static void addChildren(Deque<Box> left, Frame parent, Box box, int firstChild) {
        List<Integer> bySize = IntStream.range(0, parent.children().size()).boxed()
                .sorted(Comparator.comparingLong(k -> -parent.children().get(k).value(0))).toList();
        double x = box.x();
        for (int k : bySize) {
            double width = box.width() * parent.children().get(k).value(0) / parent.value(0);
            if (width < NARROWEST) {
                return;
            }
            left.add(new Box(firstChild + k, x, width, box.level() + 1));
            x += width;
        }
    }

    private void rect(Frame frame, Box box, boolean isMixed) {
        String colour = isMixed ? "mixed" : "c" + colour(frame.category());
        out.append(String.format(Locale.ROOT, "<g class=\"frame %s\" transform=\"translate(%.2f,%d)\">", colour,
                box.x(), box.level() * ROW));
        for (String layer : List.of("fill", "texture")) {
            out.append(String.format(Locale.ROOT,
                    "<rect class=\"%s\" width=\"%.2f\" height=\"%d\" rx=\"4\"></rect>", layer, box.width() - 1.5,
                    ROW - 2));
        }
        String label = label(frame, box.width() - 16);
        if (!label.isEmpty()) {
            out.append("<text x=\"8\" y=\"%d\"><tspan class=\"name\">%s</tspan></text>".formatted(ROW / 2 - 1,
                    PlainText.html(label)));
        }
        out.append("</g>\n");
    }

    private int colour(String category) {
        int place = places.getOrDefault(category, 0);
        return graph.categories().get(place).colourAt(place);
    }

    private static String label(Frame frame, double room) {
        String name = PlainText.visible(PlainText.shortened(frame.name()));
        int letters = (int) (room / LETTER);
        int has = name.codePointCount(0, name.length());
        if (has <= letters) {
            return name;
        }
        return letters < 3 ? "" : name.substring(0, name.offsetByCodePoints(0, letters - 1)) + "…";
    }
}
