package dev.etcdray.flamegraph;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A report for every reader: with hostile names, without scripts, on a phone, in the dark, by axe.
@Tag("browser")
@ExtendWith(Chromium.class)
class ReportBrowserTest {
    @TempDir
    Path folder = Path.of("");

    private OpenPage report(Browser browser, FlameData data) throws Exception {
        return OpenPage.of(browser, Reports.page(data), folder, OpenPage.options());
    }

    @Test
    void hostileNamesAreTextInEveryGroupingAndExport(Browser browser) throws Exception {
        assertThat(Graphs.HOSTILE).hasSizeGreaterThanOrEqualTo(17);
        try (OpenPage open = report(browser, Reports.hostile())) {
            for (String by : List.of("resource", "namespace", "prefix", "anatomy")) {
                open.go("#by=" + by);
                assertThat(open.page.locator("#inside-body .row-name").count()).as(by).isPositive();
                assertThat(open.page.locator("img").count()).isZero();
            }
            open.go("#by=namespace");
            assertThat(open.page.locator("#inside-body .row-name").allTextContents()).hasSize(Graphs.HOSTILE.size())
                    .contains("</script><img src=x onerror=alert(1)>", "__proto__", "left⟨U+202E⟩right",
                            "nul␀tab␉line␊esc␛[31m", "⟨U+D800⟩ lone", "(empty)");
            assertThat(Exports.foldedSum(Exports.text(open, "folded"))).isEqualTo(1000L * Graphs.HOSTILE.size());
            assertThat(Exports.jsonSum(Exports.json(open), "live")).isEqualTo(600L * Graphs.HOSTILE.size());
            assertThat(Exports.text(open, "svg")).doesNotContain("<img");
            assertThat(Exports.save(open, "png").failure()).isNull();
            for (String namespace : List.of("__proto__", "constructor", "</script><img src=x onerror=alert(1)>",
                    "nul␀tab␉line␊esc␛[31m", "⟨U+D800⟩ lone", "$1 etcdray:data <!-- etcdray:data --> %s %n")) {
                open.go("");
                open.page.locator("#namespace").fill(namespace);
                open.page.locator("#namespace").press("Enter");
                assertThat(open.page.locator("#details-body tr.current .exact").textContent()).as(namespace)
                        .isEqualTo("1,000 B");
                open.page.reload();
                open.ready();
                assertThat(open.page.locator("#namespace").inputValue()).isEqualTo(namespace);
                assertThat(open.page.locator("#details-body tr.current .exact").textContent()).isEqualTo("1,000 B");
            }
            assertThat(open.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
            open.assertSilent();
        }
    }

    @Test
    void formulasAreDefusedInTheCsv(Browser browser) throws Exception {
        List<String> formulas = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "plain", "a,\"b\"");
        List<Row> rows = formulas.stream().map(name -> Reports.row("pods", "x", "/registry/pods/x/", name, 10, 0, 1))
                .toList();
        try (OpenPage open = report(browser, Reports.of(rows, List.of()))) {
            open.go("#zoom=pods/x");
            // tab and CR are shown as pictures before they could begin a cell
            assertThat(Exports.text(open, "csv").lines().skip(1).map(line -> line.replaceFirst("^.*?x / ", "")))
                    .containsExactlyInAnyOrder("=1+1,'=1+1,Workloads,10,10,0,1", "+1,'+1,Workloads,10,10,0,1",
                            "-1,'-1,Workloads,10,10,0,1", "@SUM(A1),'@SUM(A1),Workloads,10,10,0,1",
                            "␉x,␉x,Workloads,10,10,0,1", "␍x,␍x,Workloads,10,10,0,1",
                            "plain,plain,Workloads,10,10,0,1", "a,\"\"b\"\"\",\"a,\"\"b\"\"\",Workloads,10,10,0,1");
        }
    }

    @Test
    void withoutScriptsSectionsAndTablesAreThere(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Reports.page(Reports.small()), folder,
                OpenPage.options().setJavaScriptEnabled(false))) {
            assertThat(open.page.locator("h1").textContent()).isEqualTo("prod · snap.db");
            assertThat(open.page.locator("#facts").textContent()).isEqualTo("Revision300");
            for (String id : List.of("finding", "rest-of-page")) {
                assertThat(open.page.locator("#" + id).isVisible()).isTrue();
            }
            assertThat(open.page.locator("#static tbody tr").first().textContent()).contains("6,000 B");
            assertThat(open.page.locator("#actions").isHidden()).isTrue();
            double top = open.page.locator("#finding").boundingBox().y;
            double picture = open.page.locator("#static svg").boundingBox().y;
            assertThat(picture).isBetween(top, open.page.locator("#rest-of-page").boundingBox().y);
        }
    }

    @Test
    void onAPhoneNothingScrollsSideways(Browser browser) throws Exception {
        try (OpenPage open = report(browser, Reports.small())) {
            open.page.setViewportSize(390, 844);
            for (String hash : List.of("", "#by=namespace&written=0-2&namespace=payments", "#by=anatomy",
                    "#by=file&metric=history&all=1")) {
                open.go(hash);
                open.page.evaluate("() => { document.getElementById('export').open = true; }");
                assertThat(open.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")).as(hash)
                        .isEqualTo(0);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothing(ColorScheme scheme, Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Reports.page(Reports.small()), folder,
                OpenPage.options().setColorScheme(scheme))) {
            for (String hash : List.of("", "#by=namespace&written=0-1&namespace=payments&search=a", "#by=anatomy",
                    "#by=file&metric=history")) {
                open.go(hash);
                assertThat(violations(open)).as(hash).isEmpty();
            }
            open.page.evaluate("() => { document.getElementById('export').open = true; }");
            open.page.locator("#namespace").fill("nobody");
            open.page.locator("#namespace").press("Enter");
            assertThat(violations(open)).isEmpty();
        }
    }

    private static List<String> violations(OpenPage open) {
        var results = new AxeBuilder(open.page).analyze();
        assertThat(results.getPasses()).extracting(rule -> rule.getId()).contains("color-contrast", "label");
        return results.getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
    }

    @Test
    void thousandsOfNamespacesAndNodesAreQuick(Browser browser) throws Exception {
        for (int nodes : new int[]{FrameTree.DEFAULT_BUDGET, ReportPage.MOST_NODES}) {
            FlameData data = Reports.large(1000, nodes / 2700);
            try (OpenPage open = OpenPage.of(browser, new ReportPage(data, Sections.NONE, nodes), folder,
                    OpenPage.options())) {
                System.out.printf(
                        "%,d nodes (%,d rows, %,d B): first picture after %s ms, zoom %s ms, grouping %s ms, namespace %s ms, search %s ms; 20 M turns of a loop %s ms%n",
                        ((Number) open.page.evaluate("() => etcdray.running.graph.size")).intValue(),
                        data.rows().size(),
                        java.nio.file.Files.size(folder.resolve("report.html")), open.page.evaluate(
                                "() => Math.round(performance.getEntriesByName('etcdray-drawn')[0].startTime)"),
                        median(open, "a.zoomTo(a.state.zoom === 0 ? 2 : 0)"),
                        median(open, "a.set({ by: a.state.by === 'resource' ? 'namespace' : 'resource' })"),
                        median(open, "a.set({ namespace: a.state.namespace === null ? 'namespace-7' : null })"),
                        median(open, "a.set({ query: a.state.query === '' ? 'object-1' : '' })"),
                        median(open, "let x = 0; for (let k = 0; k < 2e7; k++) x += k % 7"));
                open.assertSilent();
            }
        }
    }

    private static Object median(OpenPage open, String action) {
        return open.page.evaluate("() => { const a = etcdray.running, t = []; for (let i = 0; i < 8; i++) "
                + "{ const s = performance.now(); " + action
                + "; t.push(performance.now() - s); } return Math.round(t.sort((x, y) => x - y)[4]); }");
    }
}
