package dev.etcdray.cli;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** The report of a real file in a real browser, from {@code file://} and offline. */
@Tag("browser")
class ReportBrowserTest {
    @TempDir
    private Path directory;
    private final List<String> complaints = new ArrayList<>();

    /** A link that names a frame which is not there ends higher up: the depth tells. */
    @Test
    void everyLinkLeadsToTheFrameThatItNames() throws IOException {
        Path file = directory.resolve("report.html");
        assertThat(Run.of("report", Run.sample("k8s-small.db"), "-o", file).exitCode()).isZero();
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Page page = open(playwright, file)) {
            Object wrong = page.evaluate("""
                    () => [...document.querySelectorAll('a.to-frame')].map((link) => link.getAttribute('href'))
                      .filter((hash) => {
                        history.replaceState(null, '', hash);
                        etcdray.running.readHash();
                        const zoom = /zoom=([^&]*)/.exec(hash);
                        const depth = zoom ? zoom[1].split('/').length : 0;
                        return etcdray.running.zoomed().depth !== depth;
                      })""");
            assertThat((List<?>) wrong).isEmpty();
            assertThat(page.locator("a.to-frame").count()).isGreaterThan(20);
            assertThat(complaints).isEmpty();
        }
    }

    /** What the flame graph shows of a brushed range is what the timeline's bands of it have. */
    @Test
    void aBrushedRangeIsTheSumOfItsBands() throws IOException {
        Path file = directory.resolve("report.html");
        assertThat(Run.of("report", Run.sample("k8s-small.db"), "-o", file).exitCode()).isZero();
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Page page = open(playwright, file)) {
            Object[] sums = ((List<?>) page.evaluate("""
                    () => {
                      const bands = [...document.querySelectorAll('[data-band]')];
                      const last = bands.length - 1;
                      const of = (from, to) => {
                        etcdray.running.set({ written: [from, to] });
                        return Number(document.querySelector('g.frame[aria-level="1"]').dataset.value);
                      };
                      const bytes = bands.map((band) => Number(band.dataset.bytes));
                      const sum = (from, to) => bytes.slice(from, to + 1).reduce((a, b) => a + b, 0);
                      return [of(0, 9), sum(0, 9), of(10, last), sum(10, last)];
                    }""")).toArray();
            assertThat(sums[0]).isEqualTo(sums[1]);
            assertThat(sums[2]).isEqualTo(sums[3]);
            assertThat(complaints).isEmpty();
        }
    }

    private Page open(Playwright playwright, Path file) {
        Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium())
                .setChromiumSandbox(false).setArgs(List.of("--no-sandbox", "--disable-background-networking")));
        Page page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900).setOffline(true))
                .newPage();
        page.addInitScript("document.addEventListener('securitypolicyviolation',"
                + " (e) => console.error('violation ' + e.violatedDirective));");
        page.onRequest(request -> {
            if (!request.url().startsWith(file.toUri().toString())) {
                complaints.add("request " + request.url());
            }
        });
        page.onPageError(error -> complaints.add("error " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console " + message.text());
            }
        });
        page.navigate(file.toUri().toString());
        page.locator("html[data-ready]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return page;
    }

    private static Path chromium() {
        String chosen = System.getenv("ETCDRAY_CHROMIUM");
        return chosen != null
                ? Path.of(chosen)
                : Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)).flatMap(folder -> Stream.of("chromium",
                        "chromium-browser", "google-chrome").map(name -> Path.of(folder, name)))
                        .filter(Files::isExecutable).findFirst().orElseGet(ReportBrowserTest::missing);
    }

    private static Path missing() {
        String message = "no Chromium on PATH: run dev/browser, or name one in ETCDRAY_CHROMIUM";
        if ("true".equals(System.getenv("CI")) || "1".equals(System.getenv("ETCDRAY_REQUIRE_TOOLS"))) {
            return fail(message);
        }
        System.err.println("BROWSER TESTS NOT RUN: " + message);
        return abort(message);
    }
}
