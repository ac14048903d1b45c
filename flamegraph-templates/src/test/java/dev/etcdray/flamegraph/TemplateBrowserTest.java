package dev.etcdray.flamegraph;

import com.microsoft.playwright.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/// The template as a person who works on it opens it: from its folder, without Java.
@Tag("browser")
@ExtendWith(Chromium.class)
class TemplateBrowserTest {
    private static final Path TEMPLATE = Path.of("src/main/resources/dev/etcdray/flamegraph/template.html")
            .toAbsolutePath();

    @Test
    void itOpensByItselfWithDemoData(Browser browser) {
        assertThat(Files.exists(TEMPLATE)).as(TEMPLATE.toString()).isTrue();
        try (OpenPage open = OpenPage.of(browser, TEMPLATE, OpenPage.options())) {
            assertThat(open.text("title")).isEqualTo("prod-eu-1 · snapshot.db");
            assertThat(open.value("snapshot.db")).isEqualTo(2L << 30);
            assertThat(open.page.locator("g.frame").count()).isGreaterThan(50);
            assertThat(open.text("notes")).contains("Demo data");
            assertThat(open.requests).allMatch(url -> url.startsWith(TEMPLATE.resolveSibling("").toUri().toString()));
            assertThat(open.errors).isEmpty();
            assertThat(open.dialogs).isEmpty();
        }
    }
}
