package dev.etcdray.cli;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.etcdray.lab.DiskUsage;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.Pprof;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A real etcd whose keys and namespaces are called what a stranger called them: in each format inert, legible, counted. */
@Tag("formats")
@Tag("servers")
@Tag("browser")
class FormatsHostileTest {
    private static final String SECRET = "correct-horse-battery-staple-7c1e";
    private static final List<String> NAMES = List.of("</script><img src=x onerror=alert(1)>", "<!--<script>",
            "__proto__",
            "constructor", "\"onload=\"alert(1)", "'quote'", "&lt;b&gt;", "left\u202eright", "nul\u0000end",
            "tab\tline\nesc\u001b[31m",
            "zero\u200bwidth\ufeff", "\u2028\u2029", "🚀 launch", "a;b 12", "100%;%41", ".", "..", "k".repeat(5000),
            "=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "${alert(1)}", "]]>", "back\\slash\\u0022");

    @TempDir
    private static Path directory;
    private static Path snapshot = Path.of("");
    private static Path report = snapshot;
    private static Exported exported = new Exported(snapshot, snapshot, snapshot, snapshot, snapshot);

    /** Each name twice: an object in namespace default, and the namespace of an object; and keys that are not UTF-8. */
    @BeforeAll
    static void write() throws Exception {
        try (EtcdServer server = EtcdServer.start(EtcdVersion.V3_6, directory.resolve("data"))) {
            Gateway gateway = new Gateway(server);
            for (String name : NAMES) {
                put(gateway, ("/registry/secrets/default/" + name).getBytes(StandardCharsets.UTF_8));
                put(gateway, ("/registry/configmaps/" + name + "/object").getBytes(StandardCharsets.UTF_8));
            }
            put(gateway, notUtf8("/registry/secrets/default/", ""));
            put(gateway, notUtf8("/registry/configmaps/", "/object"));
            snapshot = Etcdctl.newest(server).saveSnapshot(directory.resolve("snap.db"));
        }
        exported = Exported.of(snapshot, directory);
        report = directory.resolve("report.html");
        assertThat(Run.of("report", snapshot, "-o", report).exitCode()).isZero();
    }

    private static byte[] notUtf8(String before, String behind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(before.getBytes(StandardCharsets.UTF_8));
        out.write(new byte[]{(byte) 0xff, (byte) 0xc0, 'x'});
        out.write(behind.getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void put(Gateway gateway, byte[] key) throws Exception {
        gateway.call("kv/put", Gateway.put(key, ("password: " + SECRET).getBytes(StandardCharsets.UTF_8), 0));
    }

    @Test
    void eachProgramReadsTheWholeToTheByte() throws Exception {
        long bytes = Files.size(snapshot);
        assertThat(exported.totals()).hasSize(6).allSatisfy(
                (program, total) -> assertThat(total).as(program).isEqualTo(bytes));
    }

    /** An object for each name and its twin, and the two that are not UTF-8. */
    @Test
    void eachObjectIsCountedUnderItsNamespace() throws Exception {
        Pprof pprof = new Pprof(exported.pprof());
        long objects = 2L * NAMES.size() + 2;
        assertThat(pprof.top("objects").total()).isEqualTo(objects);
        assertThat(exported.weights(4)).isEqualTo(objects);
        Map<String, Long> namespaces = pprof.tags("objects").get("namespace");
        // A slash in a name makes a key of another form, so one of the names is no namespace and its twin in none.
        assertThat(namespaces).hasSize(NAMES.size() - 1 + 2).containsEntry("default", NAMES.size() - 1 + 1L)
                .containsEntry("__proto__", 1L).containsEntry("a;b 12", 1L).containsEntry("\\xff\\xc0x", 1L);
    }

    @Test
    void whatCannotBeSeenIsShownAndNothingElseIsChanged() throws Exception {
        List<String> names = DiskUsage.reread(exported.ncdu()).path(3).findValuesAsText("name");
        assertThat(names).contains("__proto__", "🚀 launch", "=HYPERLINK(\"x\")", "'quote'", "\\xff\\xc0x", "(..)");
        for (Path file : exported.files()) {
            String text = text(file);
            assertThat(text).as(file.toString()).doesNotContain("\u202e", "\u0000", "\u001b", "\u200b", "\u2028")
                    .contains("__proto__", "HYPERLINK");
            assertThat(text.getBytes(StandardCharsets.UTF_8).length).as("%s", file).isLessThan(1_000_000);
        }
        for (String line : text(exported.folded()).lines().toList()) {
            assertThat(line).matches("[^\\s]+ [0-9]+");
        }
    }

    @Test
    void noValueIsInAnyFormat() throws Exception {
        assertThat(Files.readString(snapshot, StandardCharsets.ISO_8859_1)).contains(SECRET);
        for (Path file : exported.files()) {
            assertThat(text(file)).as(file.toString()).doesNotContain(SECRET).doesNotContain("password");
        }
        assertThat(PackedPage.text(report)).contains("__proto__").doesNotContain(SECRET).doesNotContain("password: ");
    }

    @Test
    void thePictureAndThePagesDoNothingInABrowser() {
        Path page = directory.resolve("etcd.html");
        assertThat(Run.of("flamegraph", snapshot, "-o", page).exitCode()).isZero();
        List<String> complaints = new ArrayList<>();
        try (Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(FlamegraphBrowserTest.findChromium()).setChromiumSandbox(false))) {
            for (Path file : List.of(exported.svg(), page, report)) {
                Page shown = browser.newContext(new Browser.NewContextOptions().setOffline(true)).newPage();
                shown.onDialog(dialog -> {
                    complaints.add(file + ": dialog");
                    dialog.dismiss();
                });
                shown.onPageError(error -> complaints.add(file + ": " + error));
                shown.onConsoleMessage(message -> complaints.add(file + ": " + message.text()));
                shown.onRequest(request -> {
                    if (!request.url().startsWith(file.toUri().toString())) {
                        complaints.add(file + ": " + request.url());
                    }
                });
                shown.navigate(file.toUri().toString());
                shown.waitForFunction("document.documentElement.tagName === 'svg'"
                        + " || document.documentElement.dataset.ready === 'true'");
                assertThat(shown.locator("img").count()).isZero();
                // The longest name has the widest box, so it is read wherever labels are.
                assertThat(shown.locator(file.equals(exported.svg()) ? ":root" : "body").textContent())
                        .contains("kkkk");
                if (file.equals(report)) {
                    showsEachNamespace(shown);
                }
            }
        }
        assertThat(complaints).isEmpty();
    }

    private static void showsEachNamespace(Page shown) {
        shown.navigate(report.toUri() + "#by=namespace");
        shown.locator("[data-by=namespace][aria-checked=true]").waitFor();
        String table = shown.locator("#inside-table").textContent();
        assertThat(table).contains("__proto__", "constructor", "'quote'", "&lt;b&gt;", "a;b 12", "=HYPERLINK(\"x\")",
                "${alert(1)}", "]]>", "\\xff\\xc0x").doesNotContain("\u202e", "\u0000", "\u001b", "\u200b", "\u2028");
    }

    /** As a program reads it: pprof's is packed. */
    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.toString().endsWith(".gz")) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            // Lengths and numbers stand between its strings: each NUL here would be one of those.
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8).replace("\u0000", "").replace("\u001b", "");
        }
    }
}
