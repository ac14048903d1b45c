package dev.etcdray.flamegraph;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("browser")
@ExtendWith(Chromium.class)
class LargeBrowserTest {
    @TempDir
    Path folder = Path.of("");

    /// Every drawn parent against what is drawn inside it, "N smaller" with it: in these trees nothing is a
    /// frame's own.
    private static final String WRONG_SUMS = """
            () => {
              const sums = new Map();
              for (const box of etcdray.running.boxes) {
                const parent = box.kind === 'rest' ? box.node : box.node.parent;
                if (parent) sums.set(parent, (sums.get(parent) ?? 0) + box.value);
              }
              return [...sums].filter(([parent, sum]) => parent.value !== sum && parent.depth >= etcdray.running.zoomed().depth).length;
            }""";

    @Test
    void fiftyThousandFramesAreDrawnWithExactRests(Browser browser) throws Exception {
        Frame root = Graphs.wide(249, 199);
        try (OpenPage open = OpenPage.of(browser, Graphs.of(root), folder)) {
            System.out.printf("%,d frames: first picture after %s ms, zoom %s ms%n", FrameTree.count(root),
                    open.page.evaluate("() => Math.round(performance.getEntriesByName('etcdray-drawn')[0].startTime)"),
                    open.page.evaluate(
                            "() => { const t = performance.now(); etcdray.running.zoomTo(7); return Math.round(performance.now() - t); }"));
            assertThat(open.page.evaluate(WRONG_SUMS)).isEqualTo(0);
            open.press("Escape");

            assertThat(open.value("snapshot.db")).isEqualTo(root.value(0));
            assertThat(open.page.evaluate(WRONG_SUMS)).isEqualTo(0);
            assertThat(open.page.locator("g.frame").count()).isLessThan(2000);
            open.assertSilent();
        }
    }

    /// 40 large ones and 8,000 of one size beside them: never wide enough to be seen, whatever the zoom.
    private static Frame crowd() {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            frames.add(Frame.leaf("large-" + i, "config", 100_000, 0, 0, 1));
        }
        for (int i = 0; i < 8_000; i++) {
            frames.add(Frame.leaf("small-" + i, "config", 100, 0, 0, 1));
        }
        return Frame.sum("snapshot.db", "config", frames);
    }

    @Test
    void whatIsTooSmallOpensUpUntilItIsSeen(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.of(crowd()), folder)) {
            Locator rest = open.page.locator("g.frame.rest");
            assertThat(rest.getAttribute("aria-label")).isEqualTo("… 8,000 smaller, 800,000 B, 16.7 % of all");
            rest.click();
            assertThat(open.page.locator("#crumbs li").allTextContents()).containsExactly("snapshot.db",
                    "… 8,000 smaller");
            // in 48 parts of ceil(8,000 / 48) = 167, the last of 8,000 - 47 x 167 = 151
            assertThat(rest.count()).isEqualTo(48);
            assertThat(rest.last().getAttribute("aria-label")).startsWith("… 151 smaller, 15,100 B");
            rest.first().click();
            assertThat(open.page.locator("g.frame[aria-level='2']").count()).isEqualTo(167);
            assertThat(open.value("small-0")).isEqualTo(100);
            assertThat(open.page.url()).endsWith("#rest=40-167");
            assertThat(open.page.locator("[data-category=config]").getAttribute("data-sum")).isEqualTo("16700");
            open.page.reload();
            open.ready();
            assertThat(open.page.locator("g.frame[aria-level='2']").count()).isEqualTo(167);

            open.press("Escape");
            assertThat(open.page.url()).doesNotContain("#");
            open.assertSilent();
        }
    }

    @Test
    void escapeLeavesPartsOneByOne(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.of(crowd()), folder)) {
            open.page.locator("g.frame.rest").click();
            open.page.locator("g.frame.rest").nth(1).click();
            assertThat(open.page.url()).endsWith("#rest=207-167");
            open.press("Escape");
            assertThat(open.page.url()).endsWith("#rest=40-8000");
            open.press("Escape");
            assertThat(open.page.url()).doesNotContain("#");
            open.go("#metric=live&rest=40-8000");
            assertThat(open.page.locator("g.frame.empty").count()).as("all is 0 under this metric").isEqualTo(1);
            open.assertSilent();
        }
    }

    @Test
    void tenThousandLevelsCanBeWalked(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.of(Graphs.chain(10_000)), folder)) {
            open.search("bottom");
            assertThat(open.focused()).startsWith("bottom, 10 B");
            assertThat(open.page.locator("g.frame").count()).isLessThan(200);
            open.page.reload();
            open.ready();
            assertThat(open.page.locator("#crumbs .here").textContent()).isEqualTo("bottom");
            open.press("Escape");
            assertThat(open.page.locator("#crumbs .here").textContent()).isEqualTo("level 9999");
            open.assertSilent();
        }
    }
}
