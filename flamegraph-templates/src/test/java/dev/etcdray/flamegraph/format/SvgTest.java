package dev.etcdray.flamegraph.format;

import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.Frame;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Read by the JDK's XML parser, which refuses what is not well-formed. */
class SvgTest {

    @Test
    void eachBoxTellsNameSizeAndShare() throws Exception {
        assertThat(boxes(Exports.small())).extracting(SvgTest::title).containsExactly("a.db: 1,000 B, 100.0 %",
                "pods: 600 B, 60.0 %", "secrets: 250 B, 25.0 %", "free: 50 B, 5.0 %", "default: 600 B, 60.0 %",
                "default: 250 B, 25.0 %", "web: 400 B, 40.0 %", "default: 200 B, 20.0 %", "web: 250 B, 25.0 %");
    }

    /** 1176 px wide from x = 12: pods has 60 % of it, and web of pods the first two thirds of that. */
    @Test
    void widthsAreShares() throws Exception {
        List<Element> boxes = boxes(Exports.small());
        assertThat(rect(boxes.get(1), "x")).isEqualTo(12);
        assertThat(rect(boxes.get(1), "width")).isEqualTo(1176 * 0.6 - 1, within(0.01));
        assertThat(rect(boxes.get(2), "x")).isEqualTo(12 + 1176 * 0.6, within(0.01));
        assertThat(rect(boxes.get(6), "width")).isEqualTo(1176 * 0.4 - 1, within(0.01));
    }

    /** 10,000 frames share 1,176 px: none is wide enough, and together they are the root. */
    @Test
    void whatIsTooNarrowStandsTogether() throws Exception {
        Frame root = Frame.sum("root", "work",
                IntStream.range(0, 10_000).mapToObj(i -> Frame.leaf("o" + i, "work", 3, 1)).toList());
        assertThat(boxes(Exports.of(root))).extracting(SvgTest::title).containsExactly(
                "root: 29.3 KiB (30,000 B), 100.0 %", "… 10,000 smaller: 29.3 KiB (30,000 B), 100.0 %");
    }

    @Test
    void hostileNamesAreTextAndNothingElse() throws Exception {
        Document svg = parse(Exports.bytes(ExportFormat.SVG, Exports.hostile(), Exports.ON_DISK));
        NodeList all = svg.getElementsByTagName("*");
        assertThat(IntStream.range(0, all.getLength()).mapToObj(i -> all.item(i).getNodeName()).distinct())
                .containsExactlyInAnyOrder("svg", "title", "desc", "style", "rect", "text", "g");
        assertThat(svg.getDocumentElement().getTextContent()).contains("</script><img src=x onerror=alert(1)>: ",
                "left⟨U+202E⟩right: ", "nul␀tab␉line␊esc␛[31m: ", "not⟨U+FFFE⟩a⟨U+FFFF⟩character: ", "(empty): ",
                "⟨U+D800⟩ lone: ");
    }

    @Test
    void aDeepTreeNeedsNoStack() throws Exception {
        Frame frame = Frame.leaf("bottom", "work", 10, 1);
        for (int i = 0; i < 20_000; i++) {
            frame = Frame.sum("x", "work", List.of(frame));
        }
        for (ExportFormat format : List.of(ExportFormat.SVG, ExportFormat.NCDU)) {
            assertThat(Exports.bytes(format, Exports.of(frame), Exports.ON_DISK)).isNotEmpty();
        }
    }

    private static List<Element> boxes(FlameGraph graph) throws Exception {
        Document svg = parse(Exports.bytes(ExportFormat.SVG, graph, Exports.ON_DISK));
        NodeList groups = svg.getElementsByTagName("g");
        return Stream.iterate(0, i -> i < groups.getLength(), i -> i + 1).map(i -> (Element) groups.item(i))
                .filter(group -> group.getElementsByTagName("title").getLength() == 1).toList();
    }

    private static String title(Element group) {
        return group.getElementsByTagName("title").item(0).getTextContent();
    }

    private static double rect(Element group, String attribute) {
        return Double.parseDouble(((Element) group.getElementsByTagName("rect").item(0)).getAttribute(attribute));
    }

    private static Document parse(byte[] svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }
}
