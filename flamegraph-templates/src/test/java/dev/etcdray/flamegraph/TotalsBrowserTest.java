package dev.etcdray.flamegraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// One total everywhere: the root, the tile, the table, the details, CSV, JSON and folded.
@Tag("browser")
@ExtendWith(Chromium.class)
class TotalsBrowserTest {
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

    private void everywhere(String hash, String metric, long expected) throws Exception {
        open.go(hash);
        assertThat(open.page.locator("#inside-foot .foot-sum [data-metric=" + metric + "]").getAttribute("data-sum"))
                .as("table at " + hash).isEqualTo(String.valueOf(expected));
        String csv = Exports.text(open, "csv");
        assertThat(Exports.csvSum(csv, metric)).as("CSV at " + hash).isEqualTo(expected);
        assertThat(Exports.foldedSum(Exports.text(open, "folded"))).as("folded at " + hash).isEqualTo(expected);
        JsonNode json = Exports.json(open);
        assertThat(Exports.jsonSum(json, metric)).as("JSON at " + hash).isEqualTo(expected);
        assertThat(json.get("metrics").findValuesAsText("total")).contains(String.valueOf(expected));
        assertThat(open.page.locator("#details-body tr.current .exact").textContent().replaceAll("\\D", ""))
                .as("details at " + hash).isEqualTo(String.valueOf(expected));
        assertThat(open.page.locator("#legend .chip").all().stream()
                .mapToLong(chip -> Long.parseLong(chip.getAttribute("data-sum"))).sum()).as("legend at " + hash)
                .isEqualTo(expected);
        open.assertSilent();
    }

    private long tile(String metric) {
        return Long.parseLong(open.page.locator("#metrics [data-metric=" + metric + "]").getAttribute("data-total"));
    }

    @Test
    void everyGroupingHasTheSameTotals() throws Exception {
        for (String by : List.of("resource", "namespace", "prefix", "file")) {
            for (Map.Entry<String, Long> total : Map.of("onDisk", 6000L, "live", 3750L, "history", 1000L, "objects", 9L)
                    .entrySet()) {
                everywhere("#by=" + by + "&metric=" + total.getKey(), total.getKey(), total.getValue());
                assertThat(tile(total.getKey())).isEqualTo(total.getValue());
            }
        }
        everywhere("#by=anatomy", "valueBytes", 1400);
    }

    @Test
    void afterZoom() throws Exception {
        everywhere("#zoom=pods", "onDisk", 3700);
        everywhere("#by=namespace&zoom=payments", "onDisk", 3500);
        everywhere("#by=prefix&zoom=%2Fregistry/pods/payments", "onDisk", 3000);
        everywhere("#by=prefix&zoom=%2Fcalico/v2", "live", 200);
        everywhere("#by=anatomy&zoom=pods/metadata", "valueBytes", 110);
        everywhere("#zoom=pods&search=a&all=1", "onDisk", 3700);
    }

    @Test
    void ofANamespace() throws Exception {
        everywhere("#namespace=payments", "onDisk", 3500);
        assertThat(tile("live")).isEqualTo(3000);
        assertThat(tile("history")).isEqualTo(500);
        assertThat(tile("objects")).isEqualTo(3);
        assertThat(open.page.locator("#metrics [data-metric=onDisk] .metric-share").textContent())
                .isEqualTo("58.3 % of the whole");
        everywhere("#namespace=payments&by=namespace&metric=history", "history", 500);
        everywhere("#namespace=shop&by=prefix", "onDisk", 700);
        // nodes 300, /calico 250: in no namespace, and the parts of the file are not either
        everywhere("#namespace=", "onDisk", 550);
        assertThat(open.text("said")).isEqualTo(
                "What belongs to no namespace (page overhead, free pages) is left out.");
    }

    @Test
    void ofARangeOfRevisions() throws Exception {
        for (String by : List.of("resource", "namespace", "prefix")) {
            everywhere("#by=" + by + "&written=0-0", "onDisk", 2000);
            everywhere("#by=" + by + "&written=1-2&metric=live", "live", 2750);
        }
        everywhere("#written=0-2&metric=history", "history", 1000);
        everywhere("#written=0-1&namespace=payments", "onDisk", 3000);
        assertThat(open.text("written-text")).isEqualTo("Written in revisions 1–200");
        everywhere("#written=0-2&namespace=shop&zoom=pods", "onDisk", 700);
    }

    @Test
    void whatDoesNotApplyIsSaid() throws Exception {
        everywhere("#by=file&namespace=payments&written=0-1", "onDisk", 6000);
        assertThat(open.text("said")).isEqualTo(
                "File structure is not divided by namespace: this is all of it. File structure is not divided by when it was written: this is all of it.");
        everywhere("#by=anatomy&metric=history", "valueBytes", 1400);
        assertThat(open.text("said")).isEqualTo("“History” is not known by fields: this is “Value bytes”.");
        open.page.locator("[data-by=resource]").click();
        assertThat(open.page.locator("#metrics [aria-checked=true]").getAttribute("data-metric"))
                .as("the metric that was asked for").isEqualTo("history");
        assertThat(open.page.locator("#said").isHidden()).isTrue();
    }

    @Test
    void filteredRowsHaveASumOfTheirOwn() {
        open.go("#zoom=pods/payments");
        open.page.locator("#rows").fill("B");
        assertThat(open.page.locator("#inside-body .row-name").allTextContents()).containsExactly("b");
        assertThat(open.page.locator("#inside-foot tr").textContent()).startsWith("These 1").contains("1000 B");
        open.page.locator("#rows").press("Escape");
        assertThat(open.page.locator("#inside-body tr").count()).isEqualTo(2);
        open.go("#all=1");
        assertThat(open.page.locator("#inside-body .row-name > span:first-of-type").allTextContents())
                .as("equal ones: the outer first").containsExactly("a", "page overhead", "b", "3 objects", "s", "n",
                        "free pages", "v2/x",
                        "… 1 smaller object");
        open.page.locator("[data-sort=name]").click();
        assertThat(open.page.locator("#inside-body .row-name > span:first-of-type").first().textContent())
                .isEqualTo("3 objects");
    }

    @Test
    void picturesAreSavedToo() throws Exception {
        assertThat(Exports.text(open, "svg")).startsWith("<svg ").contains("pods").doesNotContain("url(");
        var png = Exports.save(open, "png");
        assertThat(java.nio.file.Files.readAllBytes(png.path())).startsWith(0x89, 'P', 'N', 'G');
        var image = javax.imageio.ImageIO.read(png.path().toFile());
        assertThat(image.getWidth()).isGreaterThan(2000);
        assertThat(new java.awt.Color(image.getRGB(60, 40)).getRed()).as("the root's grey").isBetween(200, 245);
        assertThat(png.suggestedFilename()).isEqualTo("etcdray-resource-onDisk.png");
        open.assertSilent();
    }
}
