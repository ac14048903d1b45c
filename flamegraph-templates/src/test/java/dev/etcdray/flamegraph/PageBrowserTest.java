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
import static org.assertj.core.api.Assertions.within;

@Tag("browser")
@ExtendWith(Chromium.class)
class PageBrowserTest {
    @TempDir
    Path folder = Path.of("");
    private OpenPage open;

    @BeforeEach
    void open(Browser browser) throws Exception {
        open = OpenPage.of(browser, Graphs.small(), folder);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void opensFromAFileAndAsksForNothing() {
        open.assertSilent();
        assertThat(open.requests).as("the file itself, and about:blank asks nothing").hasSize(1);
    }

    @Test
    void thePolicyIsInForce() {
        open.page.evaluate(
                "() => { const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i); }");
        open.page.waitForFunction("() => window.violations.length > 0");

        assertThat(open.violations()).contains("img-src");
        assertThat(open.page.evaluate(
                "() => { try { document.body.innerHTML = '<b>x</b>'; return 'set'; } catch (e) { return e.name; } }"))
                .isEqualTo("TypeError");
    }

    @Test
    void theRootIsTheFile() {
        assertThat(open.value("snapshot.db")).isEqualTo(1_000_000);
        assertThat(open.page.locator("[data-metric=onDisk] .metric-exact").textContent()).isEqualTo("1,000,000 B");
        assertThat(open.page.locator("#details-body [data-metric=onDisk] .exact").textContent())
                .isEqualTo("1,000,000 B");
        assertThat(open.text("details-body")).contains("3 inside; its own part: 50,000 B");
        assertThat(open.width(open.frame("/registry")) / open.width(open.frame("snapshot.db")))
                .isCloseTo(0.7, within(0.002));
    }

    @Test
    void legendSumsAddUpToTheViewAndFollowIt() {
        // own values: etcd 50,000 (the root's), pods 400,000, secrets 300,000, overhead 100,000, free 150,000
        assertThat(legend()).containsExactly("400000", "300000", "0", "0", "0", "50000", "100000", "150000");

        open.frame("pods").click();
        assertThat(legend()).containsExactly("400000", "0", "0", "0", "0", "0", "0", "0");
    }

    private List<String> legend() {
        return open.page.locator("#legend .chip").all().stream().map(chip -> chip.getAttribute("data-sum")).toList();
    }

    @Test
    void theLegendDimsTheOthers() {
        open.page.locator("[data-category=config]").click();

        assertThat(open.frame("secrets").getAttribute("class")).contains("chosen").doesNotContain("dim");
        assertThat(open.frame("pods").getAttribute("class")).contains("dim");
        assertThat(open.frame("/registry").getAttribute("class")).as("the way there").doesNotContain("dim");
        assertThat(open.page.url()).endsWith("#only=config");
    }

    @Test
    void clickZoomsAndEscapeReturns() {
        double full = open.width(open.frame("snapshot.db"));
        open.frame("pods").click();

        assertThat(open.width(open.frame("pods"))).isCloseTo(full, within(0.1));
        assertThat(open.page.locator("#crumbs li").allTextContents()).containsExactly("snapshot.db", "/registry",
                "pods");
        assertThat(open.page.url()).endsWith("#zoom=%2Fregistry/pods");
        assertThat(open.frame("secrets").count()).isZero();
        assertThat(open.page.locator("#details-body [data-metric=onDisk] .num").allTextContents())
                .containsExactly("400,000 B390.6 KiB", "40.0 %", "57.1 %");

        open.press("Escape");
        assertThat(open.width(open.frame("pods"))).isCloseTo(full * 0.4, within(2.0));
        assertThat(open.page.url()).doesNotContain("#");
        open.assertSilent();
    }

    @Test
    void escapeGoesBackStepByStepAndCrumbsLeadUp() {
        open.frame("/registry").click();
        open.frame("kube-system").click();
        open.press("Escape");
        assertThat(open.page.url()).endsWith("#zoom=%2Fregistry");

        open.frame("dns-0").click();
        open.page.locator("#crumbs button", new com.microsoft.playwright.Page.LocatorOptions().setHasText("pods"))
                .click();
        assertThat(open.page.url()).endsWith("#zoom=%2Fregistry/pods");
        open.page.goBack();
        assertThat(open.page.url()).endsWith("/dns-0");
        assertThat(open.page.locator("#crumbs .here").textContent()).isEqualTo("dns-0");
    }

    @Test
    void eachMetricHasItsOwnTotalsAndZeroIsNotDrawn() {
        for (var expected : List.of(List.of("live", 270_000L, 180_000L), List.of("history", 430_000L, 220_000L),
                List.of("objects", 5L, 3L), List.of("onDisk", 1_000_000L, 400_000L))) {
            open.page.locator(".metric[data-metric=" + expected.get(0) + "]").click();
            assertThat(open.value("snapshot.db")).isEqualTo(expected.get(1));
            assertThat(open.value("pods")).isEqualTo(expected.get(2));
        }
        open.page.locator(".metric[data-metric=live]").click();
        assertThat(open.frame("free pages").count()).isZero();

        open.go("#metric=live&zoom=free%20pages");
        assertThat(open.text("details-body")).contains("Nothing here under “Live”, so it is not drawn.");
        assertThat(open.page.locator("g.frame.empty").textContent()).contains("nothing here under “Live”");
        open.assertSilent();
    }

    @Test
    void theTableListsTheChildrenAndLeadsIn() {
        assertThat(open.page.locator("#inside-body .row-name").allTextContents()).containsExactly("/registry",
                "free pages", "page overhead");
        open.page.locator("[data-sort=name]").click();
        open.page.locator("[data-sort=name]").click();
        assertThat(open.page.locator("#inside-body .row-name").allTextContents()).containsExactly("page overhead",
                "free pages", "/registry");
        open.page.locator(".row-name", new com.microsoft.playwright.Page.LocatorOptions().setHasText("/registry"))
                .click();
        assertThat(open.text("inside-title")).isEqualTo("Inside /registry");
        assertThat(open.page.locator("#inside-body tr").first().textContent()).contains("pods", "57.1 %");
    }

    @Test
    void theTooltipTellsToTheByteAndStaysInTheWindow() {
        open.page.setViewportSize(700, 500);
        open.page.evaluate("() => document.getElementById('flame').scrollIntoView()");
        open.frame("free pages").hover();

        assertThat(open.page.locator("#tooltip").isVisible()).isTrue();
        assertThat(open.text("tooltip")).contains("free pages", "Free space", "150,000 B", "15.0 %");
        var box = open.page.locator("#tooltip").boundingBox();
        assertThat(box.x).isGreaterThanOrEqualTo(0);
        assertThat(box.x + box.width).isLessThanOrEqualTo(700);
    }

    @Test
    void reloadingShowsTheSamePicture() {
        open.page.locator(".metric[data-metric=history]").click();
        open.frame("pods").click();
        open.page.locator("#layout-flame").click();
        open.page.locator("#theme").click();
        open.search("default");
        open.page.locator("[data-category=workload]").click();
        String before = drawn();
        assertThat(open.page.url())
                .endsWith("#metric=history&zoom=%2Fregistry/pods&search=default&only=workload&layout=flame&theme=dark");

        open.page.reload();
        open.ready();
        assertThat(drawn()).isEqualTo(before);
        assertThat(open.page.locator("#search").inputValue()).isEqualTo("default");
        assertThat(open.page.locator("html").getAttribute("data-theme")).isEqualTo("dark");
        open.assertSilent();
    }

    /// All that is drawn, but for which frame is focused: that is not in the URL.
    private String drawn() {
        return String.valueOf(open.page.locator("#flame-svg").evaluate("svg => svg.outerHTML"))
                .replaceAll(" (tabindex|aria-selected)=\"[^\"]*\"", "");
    }

    @Test
    void aHashThatMeansNothingShowsEverything() {
        open.go("#metric=none&zoom=no/such%frame&rest=-4&search=%E0%A4%A&only=x&layout=round&junk");

        assertThat(open.value("snapshot.db")).isEqualTo(1_000_000);
        open.assertSilent();
    }

    @Test
    void theFlameGrowsUp() {
        double icicle = open.frame("pods").boundingBox().y - open.frame("snapshot.db").boundingBox().y;
        open.press("l");
        double flame = open.frame("pods").boundingBox().y - open.frame("snapshot.db").boundingBox().y;

        assertThat(icicle).isPositive();
        assertThat(flame).as("the other way, but for the outline of what is selected").isCloseTo(-icicle, within(2.0));
    }

    @Test
    void theSavedPictureStandsAlone() throws Exception {
        open.page.locator("#export summary").click();
        var download = open.page.waitForDownload(() -> open.page.locator("[data-export=svg]").click());
        String svg = java.nio.file.Files.readString(download.path());

        assertThat(download.suggestedFilename()).isEqualTo("etcdray-tree-onDisk.svg");
        assertThat(svg).startsWith("<svg ").contains("xmlns=\"http://www.w3.org/2000/svg\"", "snapshot.db",
                "fill=\"rgb(130, 182, 219)\"").doesNotContain("url(", "tabindex");
        assertThat(javax.xml.parsers.DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(svg.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .getDocumentElement().getTagName()).isEqualTo("svg");
        open.assertSilent();
    }
}
