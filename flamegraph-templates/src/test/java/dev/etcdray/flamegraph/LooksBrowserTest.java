package dev.etcdray.flamegraph;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("browser")
@ExtendWith(Chromium.class)
class LooksBrowserTest {
    @TempDir
    Path folder = Path.of("");

    private static String background(OpenPage open) {
        return String.valueOf(open.page.evaluate("() => getComputedStyle(document.body).backgroundColor"));
    }

    private static String fill(OpenPage open, String frame) {
        return String.valueOf(open.frame(frame).locator("rect.fill").evaluate("rect => getComputedStyle(rect).fill"));
    }

    @Test
    void darkFollowsTheSystemAndTheButtonTurnsItRound(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder,
                OpenPage.options().setColorScheme(ColorScheme.DARK))) {
            assertThat(background(open)).isEqualTo("rgb(12, 16, 22)");
            assertThat(fill(open, "pods")).isEqualTo("rgb(28, 107, 182)");
            open.page.locator("#theme").click();
            assertThat(background(open)).isEqualTo("rgb(244, 246, 249)");
            assertThat(fill(open, "pods")).isEqualTo("rgb(130, 182, 219)");
            assertThat(open.page.url()).endsWith("#theme=light");
            open.page.locator("#theme").click();
            assertThat(open.page.url()).as("as the system has it: nothing to say").doesNotContain("theme");
        }
    }

    @Test
    void onPaperItIsLightAndWithoutButtons(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder,
                OpenPage.options().setColorScheme(ColorScheme.DARK))) {
            open.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(fill(open, "pods")).isEqualTo("rgb(130, 182, 219)");
            assertThat(open.page.locator("#search").isHidden()).isTrue();
            assertThat(open.frame("pods").isVisible()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingSerious(ColorScheme scheme, Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder, OpenPage.options().setColorScheme(scheme))) {
            assertThat(serious(open)).isEmpty();
            open.frame("pods").click();
            open.search("default");
            assertThat(serious(open)).isEmpty();
            open.press("Escape", "?");
            assertThat(serious(open)).isEmpty();
        }
    }

    private static List<String> serious(OpenPage open) {
        AxeResults results = new AxeBuilder(open.page).analyze();
        assertThat(results.getPasses()).as("rules that axe did apply").extracting(Rule::getId).contains(
                "color-contrast",
                "button-name");
        return results.getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .toList();
    }

    @Test
    void withoutScriptsTheTopLevelsAreThere(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder,
                OpenPage.options().setJavaScriptEnabled(false))) {
            assertThat(open.page.locator("#static table").isVisible()).isTrue();
            assertThat(open.page.locator("#app").isHidden()).isTrue();
            assertThat(open.page.locator("#static tbody tr").first().textContent()).contains("snapshot.db",
                    "1,000,000 B");
            assertThat(open.page.locator("#static svg .frame").allTextContents()).contains("snapshot.db", "/registry",
                    "pods", "secrets", "kube-system");
            assertThat(open.page.locator("#static svg .c0 > .fill").first()
                    .evaluate("rect => getComputedStyle(rect).fill")).isEqualTo("rgb(130, 182, 219)");
            assertThat(open.errors).isEmpty();
        }
    }

    @Test
    void ifThePageCannotStartTheTablesStayAndItSaysWhy(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder)) {
            open.page.addInitScript("delete window.DecompressionStream");
            open.go("");

            assertThat(open.page.locator("#failed").textContent())
                    .isEqualTo("The interactive page could not start: DecompressionStream is not defined");
            assertThat(open.page.locator("#static table").isVisible()).isTrue();
            assertThat(open.page.locator("#app").isHidden()).isTrue();
        }
    }

    @Test
    void withScriptsTheStaticPartIsAway(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder)) {
            assertThat(open.page.locator("#static").isHidden()).isTrue();
        }
    }

    @Test
    void itFitsAnyWidth(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder)) {
            for (int width : new int[]{360, 768, 1920}) {
                open.page.setViewportSize(width, 800);
                open.page.waitForFunction(
                        "() => document.getElementById('flame-svg').clientWidth === document.getElementById('flame').clientWidth");
                assertThat(open.page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                        .as("scrolls sideways at " + width).isEqualTo(0);
            }
        }
    }
}
