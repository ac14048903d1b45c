package dev.etcdray.flamegraph;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// Key names are written by strangers: whatever they hold is text.
@Tag("browser")
@ExtendWith(Chromium.class)
class HostileBrowserTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void hostileNamesShowAsText(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.hostile(), folder)) {
            List<String> names = open.page.locator("#inside-body .row-name").allTextContents();

            assertThat(names).hasSize(Graphs.HOSTILE.size()).contains("</script><img src=x onerror=alert(1)>",
                    "__proto__", "left⟨U+202E⟩right", "nul␀tab␉line␊esc␛[31m", "⟨U+D800⟩ lone", "🚀 launch", "(empty)",
                    "zero⟨U+200B⟩width⟨U+FEFF⟩", "⟨U+2028⟩⟨U+2029⟩");
            assertThat(open.page.title()).isEqualTo("</script><img src=x onerror=alert(1)> · etcdray");
            assertThat(open.page.locator("img").count()).isZero();
            assertThat(open.value("__proto__")).isEqualTo(1000);
            assertThat(open.page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                    .as("nothing that long pushes the page sideways").isEqualTo(0);
            open.assertSilent();
        }
    }

    @Test
    void everyNameCanBeZoomedSearchedAndReloaded(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.hostile(), folder)) {
            for (int i = 0; i < Graphs.HOSTILE.size(); i++) {
                open.go("");
                open.page.locator("#inside-body .row-name").nth(i).click();
                open.page.locator("#inside-body .row-name").first().click();
                String way = String.join(" / ", open.page.locator("#crumbs li").allTextContents());
                open.page.reload();
                open.ready();
                assertThat(String.join(" / ", open.page.locator("#crumbs li").allTextContents())).isEqualTo(way);
                assertThat(open.page.locator("#details-body [data-metric=onDisk] .exact").textContent())
                        .isEqualTo("1,000 B");
            }
            open.go("");
            open.search("a+b(c)*[d]$^\\");
            assertThat(open.text("found")).startsWith("2 frames · 1,000 B · 5.6 % of all");
            open.search("__PROTO__");
            assertThat(open.text("found")).startsWith("2 frames · 1,000 B · 5.6 % of all");
            open.assertSilent();
        }
    }

    @Test
    void withoutScriptsTheyAreTextToo(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.hostile(), folder,
                OpenPage.options().setJavaScriptEnabled(false))) {
            assertThat(open.page.locator("h1").textContent())
                    .isEqualTo("</script><img src=x onerror=alert(1)>");
            assertThat(open.page.locator("img").count()).isZero();
            assertThat(open.requests).hasSize(1);
        }
    }
}
