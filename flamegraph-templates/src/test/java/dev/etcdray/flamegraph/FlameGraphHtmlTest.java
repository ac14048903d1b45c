package dev.etcdray.flamegraph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FlameGraphHtmlTest {
    @Test
    void theSameGraphGivesTheSameText() throws Exception {
        assertThat(Graphs.html(Graphs.small())).isEqualTo(Graphs.html(Graphs.small()));
    }

    @Test
    void thePolicyComesFirstAndNamesWhatIsThere() throws Exception {
        String html = Graphs.html(Graphs.small());

        assertThat(html).startsWith(
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-");
        assertThat(html).contains("script-src '" + hashOf(html, "<script>(.*?)</script>") + "'; style-src '"
                + hashOf(html, "<style>(.*?)</style>")
                + "'; img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'\">");
    }

    @Test
    void nothingIsFetchedAndNoMarkerIsLeft() throws Exception {
        String html = Graphs.html(Graphs.small());

        assertThat(html).doesNotContain("<!-- etcdray:", " src=\"", "<link", "etcdray.demo = ", " style=\"", "@import",
                "url(http");
    }

    @Test
    void hostileNamesEndNoElement() throws Exception {
        String html = Graphs.html(Graphs.hostile());

        assertThat(html).doesNotContain("<img", "onerror=alert(1)>");
        assertThat(html.split("</script>", -1)).as("two data blocks and one script").hasSize(4);
        assertThat(html).contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;");
    }

    @Test
    void theTableInThePageAddsUp() throws Exception {
        String html = Graphs.html(Graphs.small());
        String table = html.substring(html.indexOf("<table>\n<thead><tr><th scope=\"col\">Name"));

        assertThat(first(table, "<tr class=\"\"><th scope=\"row\">snapshot.db</th><td class=\"num\">([\\d,]+) B"))
                .isEqualTo("1,000,000");
        // 700,000 + 150,000 + 100,000 + 50,000 of the root's own = the file
        assertThat(Pattern.compile("<tr class=\"outer\"><th scope=\"row\">([^<]+)</th><td class=\"num\">([\\d,]+) B")
                .matcher(table).results().map(row -> row.group(1) + " " + row.group(2))).containsExactly(
                        "/registry 700,000", "free pages 150,000", "page overhead 100,000", "(its own) 50,000");
    }

    @Test
    void moreFramesThanThePageHoldsIsSaid() throws Exception {
        String html = Graphs.html(Graphs.of(Graphs.wide(300, 200)));

        assertThat(html).containsPattern(
                "<li>The smallest \\d\\d,\\d{3} of 60,301 frames stand together as “… N smaller”, so that the page stays small; all sums are exact.</li>");
        assertThat(html.length()).as("characters").isLessThan(2 << 20);
    }

    private static String hashOf(String html, String element) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(first(html, element).getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    private static String first(String text, String pattern) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
