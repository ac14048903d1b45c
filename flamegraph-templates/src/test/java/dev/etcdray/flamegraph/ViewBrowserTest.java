package dev.etcdray.flamegraph;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Grouping, filters and links: by pointer, by keyboard alone, from the hash.
@Tag("browser")
@ExtendWith(Chromium.class)
class ViewBrowserTest {
    @TempDir
    Path folder = Path.of("");
    private OpenPage open;

    @BeforeEach
    void open(Browser browser) throws Exception {
        open = OpenPage.of(browser, Reports.page(Reports.small()), folder, OpenPage.options());
    }

    @AfterEach
    void close() {
        open.close();
    }

    private List<String> seen() {
        return List.of(open.page.locator("g.frame").allTextContents().toString(), open.text("metrics"),
                open.text("inside-table"), open.text("crumbs"), open.text("said"),
                String.valueOf(open.page.locator("#namespace").inputValue()), open.text("written-text"),
                open.page.locator("#groupings [aria-checked=true]").textContent());
    }

    @Test
    void reloadingShowsTheSameView() {
        open.page.locator("[data-by=namespace]").click();
        open.page.locator(".metric[data-metric=live]").click();
        open.page.locator("#namespace").fill("payments");
        open.page.locator("#namespace").press("Enter");
        open.page.evaluate("() => etcdray.running.set({ written: [0, 1] })");
        open.frame("pods").click();
        open.page.locator("#rows-all").click();
        List<String> before = seen();
        assertThat(open.page.url())
                .endsWith("#by=namespace&metric=live&zoom=payments/pods&namespace=payments&written=0-1&all=1");

        open.page.reload();
        open.ready();
        assertThat(seen()).isEqualTo(before);
        open.assertSilent();
    }

    @Test
    void aHashThatMeansNothingShowsEverything() {
        for (String hash : List.of("#by=none&namespace=nobody&written=2-1&metric=x", "#written=0-99", "#by=__proto__",
                "#namespace=__proto__&written=-1", "#junk&&==&by")) {
            open.go(hash);
            assertThat(open.value("snap.db")).as(hash).isEqualTo(6000);
        }
        open.assertSilent();
    }

    @Test
    void backAndForwardGoThroughViews() {
        open.page.locator("[data-by=prefix]").click();
        open.frame("/registry").click();
        open.page.locator("[data-by=file]").click();
        open.page.goBack();
        assertThat(open.page.url()).endsWith("#by=prefix&zoom=%2Fregistry");
        assertThat(open.page.locator("#crumbs .here").textContent()).isEqualTo("/registry");
        open.page.goBack();
        open.page.goBack();
        assertThat(open.value("pods")).isEqualTo(3700);
        open.page.goForward();
        assertThat(open.value("/registry")).isEqualTo(4500);
    }

    @Test
    void theSamePlaceStaysInSightUnderAFilter() {
        open.go("#zoom=pods/shop");
        open.page.locator("#namespace").fill("payments");
        open.page.locator("#namespace").press("Enter");
        assertThat(open.page.locator("#crumbs .here").textContent()).as("as far as it leads there").isEqualTo("pods");
        open.page.locator("#namespace-clear").click();
        assertThat(open.page.url()).endsWith("#zoom=pods");
        assertThat(open.focused()).isEqualTo("namespace");
    }

    @Test
    void aNamespaceThatIsNotThereIsRefused() {
        open.page.locator("#namespace").fill("nobody");
        open.page.locator("#namespace").press("Enter");
        assertThat(open.page.locator("#namespace-wrong").isVisible()).isTrue();
        assertThat(open.text("status")).isEqualTo("No namespace is called nobody");
        assertThat(open.value("snap.db")).isEqualTo(6000);
        open.page.locator("#namespace").fill("(no namespace)");
        open.page.locator("#namespace").press("Enter");
        assertThat(open.page.locator("#namespace-wrong").isHidden()).isTrue();
        assertThat(open.page.url()).endsWith("#namespace=");
        open.page.locator("#namespace").press("Escape");
        assertThat(open.page.url()).doesNotContain("#");
    }

    @Test
    void aJourneyWithoutAPointer() {
        tabTo("finding");
        open.press("Enter");
        assertThat(open.page.url()).endsWith("#by=namespace&metric=history&zoom=payments/pods");
        assertThat(open.focused()).startsWith("pods, 500 B");
        assertThat(open.text("status")).startsWith("Namespace, pods. History: 1,000 B");
        open.page.goBack();
        assertThat(open.focused()).as("back at the link").isEqualTo("finding");
        assertThat(open.value("pods")).isEqualTo(3700);

        open.page.locator("[data-by=resource]").focus();
        open.press("ArrowRight");
        assertThat(open.page.locator("#groupings [aria-checked=true]").textContent()).isEqualTo("Namespace");
        assertThat(open.page.evaluate("() => document.activeElement.dataset.by")).isEqualTo("namespace");
        assertThat(open.page.locator("#groupings [tabindex='0']").count()).isEqualTo(1);
        assertThat(open.text("status")).isEqualTo("Namespace, snap.db. On disk: 6,000 B");
        open.press("Tab");
        assertThat(open.focused()).isEqualTo("namespace");
        open.page.keyboard().type("shop");
        open.press("Enter");
        assertThat(open.text("status")).startsWith("Namespace, namespace shop. On disk: 700 B");
        open.page.locator("#metrics [tabindex='0']").focus();
        open.press("ArrowRight", "ArrowRight");
        assertThat(open.text("status")).isEqualTo("History: 300 B");
        assertThat(open.page.evaluate("() => document.activeElement.dataset.metric")).isEqualTo("history");
        open.press("g");
        assertThat(open.page.url()).contains("by=prefix");
        open.press("Escape");
        assertThat(open.page.url()).as("nothing zoomed: the filter goes").doesNotContain("namespace=");
        open.press("f");
        assertThat(open.focused()).isEqualTo("namespace");
        open.page.locator("#export summary").focus();
        open.press("Enter", "Tab");
        assertThat(open.focused()).as("in the menu").isNotEqualTo("namespace");
        open.press("Escape");
        assertThat(open.page.locator("#export").getAttribute("open")).isNull();
        open.assertSilent();
    }

    private void tabTo(String id) {
        for (int tabs = 0; tabs < 10 && !open.focused().equals(id); tabs++) {
            open.press("Tab");
        }
        assertThat(open.focused()).isEqualTo(id);
    }

    @Test
    void otherAnchorsOfThePageAreLeftAlone() {
        open.page.locator("[data-by=file]").click();
        open.page.locator("#anchor").click();
        assertThat(open.page.url()).endsWith("#rest-of-page");
        assertThat(open.page.locator("#groupings [aria-checked=true]").textContent()).isEqualTo("File structure");
    }

    @Test
    void whoListensHearsOfEveryPicture() {
        open.page.evaluate(
                "() => { window.drawn = []; document.addEventListener('etcdray:drawn', () => drawn.push(etcdray.running.state.written)); etcdray.running.set({ written: [1, 2] }); }");
        assertThat(open.page.evaluate("() => JSON.stringify(drawn.at(-1))")).isEqualTo("[1,2]");
        open.page.locator("#written-clear").click();
        assertThat(open.page.evaluate("() => drawn.at(-1)")).isNull();
    }
}
