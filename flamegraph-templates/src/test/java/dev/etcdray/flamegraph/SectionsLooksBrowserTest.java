package dev.etcdray.flamegraph;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.etcdray.flamegraph.page.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/// The sections without scripts, on paper, in the dark, on a phone, and for a screen reader.
@Tag("browser")
@ExtendWith(Chromium.class)
class SectionsLooksBrowserTest {
    @TempDir
    Path folder = Path.of("");

    private OpenPage open(Browser browser, Browser.NewContextOptions options) throws IOException {
        return SectionsBrowserTest.open(browser, Reports.small(), folder, options);
    }

    @Test
    void withoutScriptsAllOfItReads(Browser browser) throws IOException {
        try (OpenPage open = open(browser, OpenPage.options().setJavaScriptEnabled(false))) {
            for (String text : List.of("63 % of this database is not live data", "Pods are large.", "A key is large.",
                    "etcdctl compact 42", "Compaction frees 430,000 bytes.", "Before you trust a figure")) {
                assertThat(open.page.getByText(text).first().isVisible()).as(text).isTrue();
            }
            for (String picture : List.of("svg.whole", "svg.stack", "svg.curve", "#static svg")) {
                assertThat(open.page.locator(picture).first().boundingBox().width).as(picture).isGreaterThan(900);
            }
            assertThat(open.page.locator("button:visible").count()).isZero();
            open.page.locator("#finding-2 summary").click();
            assertThat(open.page.locator("#finding-2 pre").isVisible()).isTrue();
            open.assertSilent();
        }
    }

    @Test
    void onPaperFoldsAreOpenAndNothingIsCut(Browser browser) throws IOException {
        try (OpenPage open = open(browser, OpenPage.options().setJavaScriptEnabled(false))) {
            open.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(open.page.locator("#finding-2 pre").isVisible()).isTrue();
            assertThat(open.page.locator("#timeline details table").isVisible()).isTrue();
        }
        try (OpenPage open = open(browser, OpenPage.options())) {
            Path pdf = folder.resolve("report.pdf");
            open.page.pdf(new Page.PdfOptions().setPath(pdf).setFormat("A4").setPrintBackground(true));
            assertThat(Files.size(pdf)).isGreaterThan(10_000);
            assertThat(textOf(pdf)).contains("Pods are large.", "A key is large.", "etcdctl compact 42", "21 – 30");
        }
    }

    private static String textOf(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @ParameterizedTest
    @EnumSource(value = ColorScheme.class, names = {"LIGHT", "DARK"})
    void axeFindsNothing(ColorScheme scheme, Browser browser) throws IOException {
        try (OpenPage open = open(browser, OpenPage.options().setColorScheme(scheme))) {
            open.page.locator("#finding-2 summary").click();
            assertThat(new AxeBuilder(open.page).analyze().getViolations())
                    .as(new AxeBuilder(open.page).analyze().getViolations().toString()).isEmpty();
        }
    }

    @Test
    void onAPhoneNothingIsWiderThanThePage(Browser browser) throws IOException {
        try (OpenPage open = open(browser, OpenPage.options().setViewportSize(390, 844))) {
            open.page.locator("#finding-2 summary").click();
            assertThat(open.page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(390);
            assertThat(new AxeBuilder(open.page).analyze().getViolations()).isEmpty();
        }
    }

    /// In the order of the page: finding, its command, its button, its links, the next finding.
    @Test
    void focusGoesAsThePageReads(Browser browser) throws IOException {
        try (OpenPage open = open(browser, OpenPage.options())) {
            open.page.locator("#finding-1 summary").focus();
            List<String> order = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                open.press("Tab");
                order.add(String.valueOf(open.page.evaluate("() => document.activeElement.tagName + ' '"
                        + " + document.activeElement.textContent.trim().slice(0, 30)")));
            }
            assertThat(order).containsExactly("A /registry/pods/default/web-0", "PRE etcdctl compact 42",
                    "BUTTON Copy", "A Show in the flame graph: pods", "A as a table: pods",
                    "SUMMARY Note A key is large. saves up t".substring(0, 8 + 30));
        }
    }

    @Test
    void rolesTellAScreenReaderWhatThingsAre(Browser browser) throws IOException {
        try (OpenPage open = open(browser, OpenPage.options())) {
            for (String region : List.of("Findings", "When it was written", "What would come back",
                    "What the numbers mean")) {
                assertThat(open.page.getByRole(com.microsoft.playwright.options.AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(region)).count()).as(region).isEqualTo(1);
            }
            Locator sliders = open.page.getByRole(com.microsoft.playwright.options.AriaRole.SLIDER);
            assertThat(sliders.count()).isEqualTo(2);
            assertThat(sliders.first().getAttribute("aria-label")).isEqualTo("First band shown");
            assertThat(open.page.locator("svg.whole").getAttribute("aria-label"))
                    .startsWith("The file, 976.6 KiB, by part; Live data 27.0 %; Old versions 43.0 %");
        }
    }
}
