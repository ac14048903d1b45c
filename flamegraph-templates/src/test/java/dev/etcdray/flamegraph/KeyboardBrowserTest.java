package dev.etcdray.flamegraph;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("browser")
@ExtendWith(Chromium.class)
class KeyboardBrowserTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aJourneyWithoutAPointer(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder)) {
            int tabs = 0;
            while (!open.focused().startsWith("snapshot.db, 1,000,000 B") && tabs < 30) {
                open.press("Tab");
                tabs++;
            }
            assertThat(tabs).as("stops before the tree").isLessThan(15);
            assertThat(open.page.locator("g.frame[tabindex='0']").count()).as("one stop in the tree").isEqualTo(1);

            open.press("ArrowDown");
            assertThat(open.focused()).startsWith("/registry, 700,000 B, 70.0 % of all");
            open.press("ArrowRight");
            assertThat(open.focused()).startsWith("free pages");
            open.press("ArrowLeft", "ArrowDown", "ArrowRight");
            assertThat(open.focused()).startsWith("secrets");
            open.press("Enter");
            assertThat(open.page.url()).endsWith("#zoom=%2Fregistry/secrets");
            assertThat(open.focused()).startsWith("secrets");
            assertThat(open.text("status")).isEqualTo("Zoomed to secrets, 300,000 B");
            open.press("ArrowDown", "ArrowDown");
            assertThat(open.focused()).startsWith("helm-1");
            assertThat(open.text("detail-path")).isEqualTo("/registry / secrets / default / helm-1");
            open.press("Escape");
            assertThat(open.page.url()).doesNotContain("#");
            assertThat(open.focused()).as("focus stays in the tree").startsWith("snapshot.db");

            open.press("/");
            open.page.keyboard().type("dns");
            open.press("Enter");
            assertThat(open.focused()).startsWith("dns-0, 150,000 B");
            open.press("n");
            assertThat(open.focused()).startsWith("dns-1");
            open.press("m");
            assertThat(open.text("status")).isEqualTo("Live: 270,000 B");
            open.press("Escape");
            assertThat(open.page.locator("#found-row").isHidden()).as("nothing zoomed: the search is cleared").isTrue();
            open.assertSilent();
        }
    }

    @Test
    void theFlameIsWalkedAsItIsSeen(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder)) {
            open.press("l");
            open.frame("snapshot.db").focus();
            open.press("ArrowUp");
            assertThat(open.focused()).startsWith("/registry");
            open.press("ArrowDown");
            assertThat(open.focused()).startsWith("snapshot.db");
        }
    }

    @Test
    void helpOpensAndThePathIsCopied(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder)) {
            open.press("?");
            assertThat(open.page.locator("#help").isVisible()).isTrue();
            open.press("Escape");
            assertThat(open.page.locator("#help").isHidden()).isTrue();

            open.frame("dns-1").focus();
            open.press("c");
            open.page.waitForFunction("() => document.getElementById('status').textContent !== ''");
            assertThat(open.text("status")).isEqualTo("Copied: /registry / pods / kube-system / dns-1");
            open.press("/");
            open.press("Control+V");
            assertThat(open.page.locator("#search").inputValue())
                    .isEqualTo("/registry / pods / kube-system / dns-1");
            open.assertSilent();
        }
    }
}
