package dev.etcdray.flamegraph.page;

import dev.etcdray.flamegraph.Sections;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// A stranger's name in every place that takes one.
class HostileTest {
    private static String html(String name) {
        Sections sections = Reports.hostile(name).sections();
        return sections.topHtml() + sections.afterHtml();
    }

    @ParameterizedTest
    @ValueSource(strings = {"</script><img src=x onerror=alert(1)>", "\"onload=\"alert(1)", "'><svg/onload=alert(1)>",
        "<!-- <script>", "javascript:alert(1)", "&lt;b&gt;"})
    void isText(String name) {
        // the same tags as of a harmless name, and no attribute more
        assertThat(tags(html(name))).isEqualTo(tags(html("harmless")));
    }

    private static java.util.List<String> tags(String html) {
        return Pattern.compile("<[^>]*>").matcher(html).results()
                .map(tag -> tag.group().replaceAll("\"[^\"]*\"", "\"\"")).toList();
    }

    @Test
    void whatIsInvisibleIsShown() {
        assertThat(html("left\u202eright\u0000\u200b")).contains("left⟨U+202E⟩right␀⟨U+200B⟩")
                .doesNotContain("\u202e", "\u0000", "\u200b");
    }

    @Test
    void aNameOfFiveThousandIsShortened() {
        assertThat(html("k".repeat(5000))).contains("(5,000 characters)");
    }

    @Test
    void nothingIsStyledInline() {
        assertThat(html("harmless")).doesNotContain(" style=", "<script", "<img");
    }
}
