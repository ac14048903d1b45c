package dev.etcdray.cli;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.etcdray.cli.flame.StorageFlames;
import dev.etcdray.etcd.Progress;
import dev.etcdray.flamegraph.FlameGraphHtml;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.AnalyzeOptions;
import dev.etcdray.report.FileAnalyzer;
import dev.etcdray.report.TopKey;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** The page that the command writes of a real file, in a real browser, from {@code file://} and offline. */
@Tag("browser")
class FlamegraphBrowserTest {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    @TempDir
    private Path directory;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        Path chromium = findChromium();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                .setChromiumSandbox(false).setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void theRootIsTheFileToTheByteAndNothingIsAskedOfAnyNetwork() throws IOException {
        Path file = directory.resolve("flames.html");
        assertThat(Run.of("flamegraph", Run.sample("k8s-small.db"), "-o", file).exitCode()).isZero();
        try (Page page = open(file)) {
            assertThat(value(page, "k8s-small.db")).isEqualTo(Files.size(Run.sample("k8s-small.db")));
            assertThat(complaints).isEmpty();
        }
    }

    /** etcdctl counts 570 live keys (samples/k8s-small.truth.json), 155 of them events, as the apiserver says too. */
    @Test
    void objectsAreCountedAsEtcdctlCountsThemAndEscapeReturnsFromAZoom() throws IOException {
        Path file = directory.resolve("flames.html");
        assertThat(Run.of("flamegraph", Run.sample("k8s-small.db"), "-o", file).exitCode()).isZero();
        try (Page page = open(file)) {
            page.locator("#metrics [data-metric=objects], [data-metric=objects]").first().click();
            assertThat(value(page, "k8s-small.db")).isEqualTo(570);
            assertThat(value(page, "events")).isEqualTo(155);
            page.locator("g.frame[aria-label^=\"events, \"]").first().click();
            assertThat(page.url()).contains("events");
            page.keyboard().press("Escape");
            assertThat(page.url()).doesNotContain("events");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void aHostileNameIsText() throws IOException {
        Analysis real = FileAnalyzer.analyze(Run.sample("k8s-small.db"), named(), Progress.NONE);
        List<TopKey> objects = new ArrayList<>(real.objects());
        TopKey k = objects.getFirst();
        objects.set(0, new TopKey(k.key(), k.keyBase64(), k.resource(), k.group(), k.namespace(), k.prefix(), HOSTILE,
                k.state(), k.revisions(), k.bytes(), k.liveBytes(), k.historyBytes(), k.supersededBytes(),
                k.tombstoneBytes(), k.modRevision(), k.version(), k.valueBytes(), k.share()));
        Path file = directory.resolve("hostile.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            FlameGraphHtml.write(StorageFlames.of(new Analysis(real.report(), objects)), out);
        }
        try (Page page = open(file)) {
            page.locator("#search").fill(HOSTILE);
            page.locator("#search").press("Enter");
            assertThat(page.locator("body").textContent()).contains(HOSTILE);
            assertThat(page.locator("img").count()).isZero();
            assertThat(complaints).isEmpty();
        }
    }

    private static AnalyzeOptions named() {
        AnalyzeOptions d = AnalyzeOptions.defaults();
        return new AnalyzeOptions(d.top(), d.bands(), d.workers(), d.filters(), d.registryPrefixes(), d.by(), 1000,
                true, null);
    }

    private Page open(Path file) {
        Page page = java.util.Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions().setViewportSize(1440, 900).setOffline(true)).newPage();
        page.addInitScript("document.addEventListener('securitypolicyviolation',"
                + " (e) => console.error('violation ' + e.violatedDirective));");
        page.onRequest(request -> {
            if (!request.url().startsWith(file.toUri().toString())) {
                complaints.add("request " + request.url());
            }
        });
        page.onPageError(error -> complaints.add("error " + error));
        page.onDialog(dialog -> {
            complaints.add("dialog " + dialog.message());
            dialog.dismiss();
        });
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

    private static long value(Page page, String frame) {
        Locator drawn = page.locator("g.frame[aria-label^=\"" + frame + ", \"]").first();
        return Long.parseLong(drawn.getAttribute("data-value"));
    }

    /** The machine's own; without it the test ends. */
    static Path findChromium() {
        return chromium().orElseGet(FlamegraphBrowserTest::missing);
    }

    private static Optional<Path> chromium() {
        String chosen = System.getenv("ETCDRAY_CHROMIUM");
        if (chosen != null) {
            return Optional.of(Path.of(chosen));
        }
        return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator), -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
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
