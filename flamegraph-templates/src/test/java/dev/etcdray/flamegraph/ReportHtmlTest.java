package dev.etcdray.flamegraph;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReportHtmlTest {

    @Test
    void theSameReportGivesTheSameText() throws Exception {
        assertThat(Reports.html(Reports.small())).isEqualTo(Reports.html(Reports.small()));
    }

    @Test
    void whatIsPrunedIsSaidAndThePageStaysSmall() throws Exception {
        String html = Reports.html(Reports.large(200, 100));

        assertThat(html).containsPattern("<li>The smallest [\\d,]+ of 60,000 named objects stand together");
        assertThat(html.length()).isLessThan(2_000_000);
    }

    @Test
    void withMoreNodesItIsBelowTenMegabytes() throws Exception {
        String html = Reports.html(Reports.large(200, 400), ReportPage.MOST_NODES);

        assertThat(html).contains("of 240,000 named objects stand together");
        assertThat(html.length()).isLessThan(10_000_000);
    }

    @Test
    void theTableForReadersWithoutScriptsAddsUp() throws Exception {
        String html = Reports.html(Reports.small());

        assertThat(html).contains("<th scope=\"row\">snap.db</th><td class=\"num\">6,000 B",
                "<th scope=\"row\">pods</th><td class=\"num\">3,700 B",
                "<th scope=\"row\">payments</th><td class=\"num\">3,000 B");
    }

    @Test
    void hostileNamesEndNoElement() throws Exception {
        String html = Reports.html(Reports.hostile());

        assertThat(html).doesNotContain("<img", "onerror=alert(1)>");
        assertThat(html.split("</script>", -1)).as("two data blocks and one script").hasSize(4);
    }

    @Test
    void aFileThatDoesNotAddUpIsRefused() {
        FlameData small = Reports.small();
        assertThatThrownBy(() -> new FlameData("t", "n", small.facts(), small.metrics(), small.categories(),
                small.rows(), small.parts(), Frame.leaf("n", "space", 5999, 3750, 1000, 9), small.fields(),
                small.bands(), small.notes())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("onDisk: the file has 5,999, its rows and parts 6,000");
    }

    @Test
    void thereIsALimitToNodes() {
        assertThatThrownBy(() -> new ReportPage(Reports.small(), Sections.NONE, 200_001))
                .hasMessage("200,001 nodes are not from 1,000 to 200,000");
    }
}
