package dev.etcdray.flamegraph;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.etcdray.flamegraph.page.Report;
import dev.etcdray.flamegraph.page.Reports;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// The sections around the flame graph, with mouse and keys.
@Tag("browser")
@ExtendWith(Chromium.class)
class SectionsBrowserTest {
    private static final String TO_PODS = "#finding-1 a.to-frame.jump";

    @TempDir
    Path folder = Path.of("");

    static OpenPage open(Browser browser, Report report, Path folder, Browser.NewContextOptions options)
            throws IOException {
        Path file = folder.resolve("report.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            ReportHtml.write(new ReportPage(Pages.small(), report.sections()), out);
        }
        return OpenPage.of(browser, file, options);
    }

    private OpenPage open(Browser browser) throws IOException {
        return open(browser, Reports.small(), folder, OpenPage.options());
    }

    @Test
    void aFindingLeadsToItsFrameAndBack(Browser browser) throws IOException {
        try (OpenPage open = open(browser)) {
            open.page.locator(TO_PODS).click();
            assertThat(open.page.url()).endsWith("#by=resource&zoom=pods");
            assertThat(open.value("pods")).isEqualTo(160_000);
            assertThat(open.focused()).startsWith("pods, ");
            open.page.locator(".came-from button").click();
            assertThat(open.focused()).isEqualTo(open.page.locator(TO_PODS).evaluate("link => link.id"));
            assertThat(open.page.locator(TO_PODS).evaluate("link => link === document.activeElement")).isEqualTo(true);
            open.assertSilent();
        }
    }

    @Test
    void aFindingLeadsToItsRows(Browser browser) throws IOException {
        try (OpenPage open = open(browser)) {
            open.page.locator("#finding-1 a.to-rows").click();
            open.page.waitForFunction("() => document.activeElement.classList.contains('scroll')");
            assertThat(open.text("inside-title")).contains("pods");
            assertThat(open.page.locator("#inside-body tr").count()).isEqualTo(1);
        }
    }

    /// Without touching a mouse: find a finding, open its frame, search, return, copy its command.
    @Test
    void theWholeJourneyByKeys(Browser browser) throws IOException {
        try (OpenPage open = open(browser)) {
            tabTo(open, TO_PODS);
            open.press("Enter");
            assertThat(open.focused()).startsWith("pods, ");
            open.press("/");
            open.page.keyboard().type("web-0");
            open.press("Enter");
            assertThat(open.text("found")).contains("87.9 KiB");
            tabTo(open, ".came-from button");
            open.press("Enter");
            assertThat(open.page.locator(TO_PODS).evaluate("link => link === document.activeElement")).isEqualTo(true);
            open.press("Shift+Tab");
            assertThat(open.page.evaluate("() => document.activeElement.textContent")).isEqualTo("Copy");
            open.press("Enter");
            open.page.waitForFunction("() => document.getElementById('status').textContent.startsWith('Copied')");
            assertThat(open.text("status")).isEqualTo("Copied: etcdctl compact 42");
            open.assertSilent();
        }
    }

    private static void tabTo(OpenPage open, String selector) {
        for (int i = 0; i < 80; i++) {
            open.press("Tab");
            if (Boolean.TRUE.equals(open.page.evaluate("selector => document.activeElement.matches(selector)",
                    selector))) {
                return;
            }
        }
        throw new AssertionError("80 tabs do not lead to " + selector);
    }

    @Test
    void brushingWithTheMouseFiltersFlameGraphAndTable(Browser browser) throws IOException {
        try (OpenPage open = open(browser)) {
            drag(open, 0.30, 0.70);
            assertSecondAndThirdBand(open);
            open.page.locator("#brush-clear").click();
            assertThat(open.value("snapshot.db")).isEqualTo(1_000_000);
            assertThat(open.page.locator("#brush-clear").isDisabled()).isTrue();
            open.assertSilent();
        }
    }

    /// From one share of the timeline's width to another.
    private static void drag(OpenPage open, double from, double to) {
        Locator plot = open.page.locator("#timeline-plot");
        plot.scrollIntoViewIfNeeded();
        var box = plot.boundingBox();
        open.page.mouse().move(box.x + box.width * from, box.y + box.height / 2);
        open.page.mouse().down();
        open.page.mouse().move(box.x + box.width * (from + to) / 2, box.y + box.height / 2);
        open.page.mouse().move(box.x + box.width * to, box.y + box.height / 2);
        open.page.mouse().up();
    }

    /// 200,000 and 300,000 B, of which pods are 40,000 each.
    private static void assertSecondAndThirdBand(OpenPage open) {
        assertThat(open.page.url()).contains("written=1-2");
        assertThat(open.text("brush-text")).startsWith("Revisions 11 to 30: 488.3 KiB.");
        Locator root = open.page.locator("g.frame[aria-level=\"1\"]");
        assertThat(root.getAttribute("data-value")).isEqualTo("500000");
        assertThat(open.value("pods")).isEqualTo(80_000);
        assertThat(open.value("configmaps")).isEqualTo(420_000);
        assertThat(open.page.locator("#inside-body tr").allTextContents())
                .anySatisfy(row -> assertThat(row).contains("configmaps"))
                .anySatisfy(row -> assertThat(row).contains("pods"));
        assertThat(open.page.locator(".band.outside").count()).isEqualTo(2);
    }

    @Test
    void brushingByKeysDoesTheSameAndTheHashKeepsIt(Browser browser) throws IOException {
        try (OpenPage open = open(browser)) {
            Locator first = open.page.locator("[role=slider]").first();
            Locator last = open.page.locator("[role=slider]").last();
            first.focus();
            open.press("ArrowRight");
            last.focus();
            open.press("ArrowLeft");
            assertSecondAndThirdBand(open);
            assertThat(first.getAttribute("aria-valuenow")).isEqualTo("2");
            assertThat(last.getAttribute("aria-valuenow")).isEqualTo("3");
            assertThat(first.getAttribute("aria-valuetext")).isEqualTo("revisions 11 to 20");
            open.page.reload();
            open.ready();
            assertSecondAndThirdBand(open);
            open.page.locator("[role=slider]").first().focus();
            open.press("End");
            assertThat(open.page.url()).contains("written=2-2");
            open.press("Home");
            open.page.locator("[role=slider]").last().focus();
            open.press("End");
            assertThat(open.page.url()).doesNotContain("written");
        }
    }

    @Test
    void hostileNamesAreText(Browser browser) throws IOException {
        for (String name : Graphs.HOSTILE) {
            try (OpenPage open = open(browser, Reports.hostile(name), folder, OpenPage.options())) {
                open.page.locator(TO_PODS).click();
                assertThat(open.page.locator("img").count()).isZero();
                if (name.length() < 1000) {
                    assertThat(open.page.locator("#finding-1-sentence").textContent()).isEqualTo(name.isEmpty()
                            ? ""
                            : PlainText.visible(name));
                }
                open.assertSilent();
            }
        }
    }
}
