package dev.etcdray.flamegraph;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("browser")
@ExtendWith(Chromium.class)
class SearchBrowserTest {
    @TempDir
    Path folder = Path.of("");

    /// From the root down, not going into what matches: the page goes over a list instead.
    private static long sum(Frame frame, int metric, Predicate<String> matches) {
        return matches.test(frame.name())
                ? frame.value(metric)
                : frame.children().stream().mapToLong(child -> sum(child, metric, matches)).sum();
    }

    private static String found(OpenPage open) {
        return String.valueOf(open.page.locator("#found").getAttribute("data-sum"));
    }

    @Test
    void aMatchInsideAMatchIsCountedOnce(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder)) {
            open.search("DEFAULT");

            // pods/default 150,000 with its object "default" inside, secrets/default 300,000
            assertThat(open.text("found")).isEqualTo("3 frames · 439.5 KiB (450,000 B) · 45.0 % of all");
            assertThat(open.page.locator("g.frame.hit").count()).isEqualTo(3);
            assertThat(open.frame("free pages").getAttribute("class")).contains("miss");
            open.page.locator(".metric[data-metric=history]").click();
            assertThat(found(open)).isEqualTo("270000");
        }
    }

    @Test
    void sumsHoldForWhatIsTooSmallToDraw(Browser browser) throws Exception {
        Frame root = Graphs.wide(60, 400);
        try (OpenPage open = OpenPage.of(browser, Graphs.of(root), folder)) {
            for (int metric = 0; metric < 4; metric++) {
                open.page.locator("#metrics button").nth(metric).click();
                open.search("-17");
                assertThat(found(open)).isEqualTo(String.valueOf(sum(root, metric, name -> name.contains("-17"))));
                open.search("/^OBJECT-\\d+-3[0-4]$/");
                Pattern pattern = Pattern.compile("^object-\\d+-3[0-4]$");
                assertThat(found(open))
                        .isEqualTo(String.valueOf(sum(root, metric, name -> pattern.matcher(name).find())));
            }
            open.assertSilent();
        }
    }

    @Test
    void nGoesFromMatchToMatchAndRoundAgain(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.small(), folder)) {
            open.search("default");
            assertThat(open.focused()).startsWith("default, 150,000 B");
            open.press("n");
            assertThat(open.focused()).startsWith("default, 300,000 B");
            assertThat(open.text("status")).isEqualTo("Match 2 of 2");
            open.press("n");
            assertThat(open.focused()).startsWith("default, 150,000 B");
            open.press("N");
            assertThat(open.focused()).startsWith("default, 300,000 B");
        }
    }

    @Test
    void aMatchTooSmallToDrawIsZoomedTo(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.of(Graphs.wide(60, 400)), folder)) {
            assertThat(open.frame("object-59-399").count()).isZero();
            open.search("object-59-399");
            assertThat(open.focused()).startsWith("object-59-399, ");
            assertThat(open.page.url()).contains("zoom=namespace-59/object-59-399");
        }
    }

    @Test
    void patternsThatCouldHangOrAreNoneAreRefused(Browser browser) throws Exception {
        try (OpenPage open = OpenPage.of(browser, Graphs.of(Frame.leaf("a".repeat(60), "config", 1, 1, 1, 1)),
                folder)) {
            for (String[] each : new String[][]{{"/(a+)+$/", "A repeated group may not repeat or branch"},
                {"/(a|a)*b/", "A repeated group may not repeat or branch"},
                {"/(?:a*){9}b/", "A repeated group may not repeat or branch"},
                {"/(a)\\1/", "Back-references are not searched for"},
                {"/a*a*a*a*b/", "At most three repetitions in a pattern"},
                {"/" + "a?".repeat(40) + "a{40}/", "At most six choices (? or |) in a pattern with groups"},
                {"/" + "(a|a)".repeat(30) + "b/", "At most six choices (? or |) in a pattern with groups"},
                {"/a{9999}/", "At most 999 times in a pattern"}, {"/[/", "Not a regular expression"}}) {
                open.search(each[0]);
                assertThat(open.text("found")).isEqualTo(each[1]);
                assertThat(open.page.locator("#search").getAttribute("aria-invalid")).isEqualTo("true");
            }
            open.search("/^a+$/");
            assertThat(open.text("found")).startsWith("1 frame · ");
            open.assertSilent();
        }
    }
}
