package dev.etcdray.flamegraph;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// A page in a browser with everything it did wrong: requests (also those that the policy blocked), errors, dialogs,
/// violations.
final class OpenPage implements AutoCloseable {
    private static final String LISTEN = """
            window.violations = [];
            document.addEventListener('securitypolicyviolation', (e) => window.violations.push(e.violatedDirective));
            """;

    private final BrowserContext context;
    private final Path file;
    private final boolean scripts;
    final Page page;
    final List<String> requests = new ArrayList<>();
    final List<String> errors = new ArrayList<>();
    final List<String> dialogs = new ArrayList<>();

    private OpenPage(BrowserContext context, Path file, boolean scripts) {
        this.scripts = scripts;
        this.context = context;
        this.file = file;
        page = context.newPage();
        page.addInitScript(LISTEN);
        page.onRequest(request -> requests.add(request.url()));
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                errors.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
    }

    static OpenPage of(Browser browser, FlameGraph graph, Path folder) throws IOException {
        return of(browser, graph, folder, options());
    }

    static OpenPage of(Browser browser, FlameGraph graph, Path folder, Browser.NewContextOptions options)
            throws IOException {
        Path file = folder.resolve("flamegraph.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            FlameGraphHtml.write(graph, out);
        }
        return of(browser, file, options);
    }

    static OpenPage of(Browser browser, ReportPage report, Path folder, Browser.NewContextOptions options)
            throws IOException {
        Path file = folder.resolve("report.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            ReportHtml.write(report, out);
        }
        return of(browser, file, options);
    }

    static OpenPage of(Browser browser, Path file, Browser.NewContextOptions options) {
        OpenPage open = new OpenPage(browser.newContext(options.setOffline(true)), file,
                !Boolean.FALSE.equals(options.javaScriptEnabled));
        open.go("");
        return open;
    }

    static Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setViewportSize(1440, 900).setReducedMotion(ReducedMotion.REDUCE);
    }

    /// Opens the page's file at a hash, as a link would.
    void go(String hash) {
        page.navigate("about:blank");
        page.navigate(file.toUri() + hash);
        ready();
    }

    void ready() {
        String sign = scripts ? "html[data-ready]" : "#static";
        page.locator(sign).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /// A drawn frame, by the start of what a screen reader says of it.
    Locator frame(String name) {
        return page.locator("g.frame[aria-label^=\"" + name + ", \"]").first();
    }

    long value(String name) {
        return Long.parseLong(frame(name).getAttribute("data-value"));
    }

    /// The text of an element, by its id.
    String text(String id) {
        return page.locator("#" + id).textContent();
    }

    double width(Locator frame) {
        return ((Number) frame.locator("rect.fill").evaluate("rect => rect.width.baseVal.value")).doubleValue();
    }

    String focused() {
        return String.valueOf(page.evaluate(
                "() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.id"));
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /// Types a query and waits until the page has answered it.
    void search(String query) {
        page.locator("#search").fill(query);
        page.locator("#search").press("Enter");
    }

    @SuppressWarnings("unchecked") // an array of strings in the page
    List<String> violations() {
        return (List<String>) page.evaluate("() => window.violations");
    }

    /// Nothing was asked of any network, nothing was complained of.
    void assertSilent() {
        assertThat(requests).as("requests")
                .allMatch(url -> url.startsWith(file.toUri().toString()) || url.equals("about:blank"));
        assertThat(errors).as("console").isEmpty();
        assertThat(dialogs).as("dialogs").isEmpty();
        assertThat(violations()).as("policy violations").isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
