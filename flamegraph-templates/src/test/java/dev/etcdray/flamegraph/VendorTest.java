package dev.etcdray.flamegraph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What was taken from others is what the list beside it says, and the page uses nothing else.
class VendorTest {
    private static final Pattern LINE = Pattern.compile("^ {4}([0-9a-f]{64})  (\\S+)$", Pattern.MULTILINE);

    private static List<MatchResult> pinned() throws Exception {
        return LINE.matcher(PageParts.read("vendor/README.md")).results().toList();
    }

    @Test
    void filesHaveTheirPinnedSums() throws Exception {
        assertThat(pinned()).hasSize(4);
        for (MatchResult line : pinned()) {
            byte[] content = PageParts.read("vendor/" + line.group(2)).getBytes(StandardCharsets.UTF_8);
            String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            assertThat(sum).as(line.group(2)).isEqualTo(line.group(1));
        }
    }

    @Test
    void theTemplateUsesOnlyPinnedFiles() throws Exception {
        List<String> names = pinned().stream().map(line -> "vendor/" + line.group(2)).toList();

        assertThat(Pattern.compile("src=\"(vendor/[^\"]+)\"").matcher(PageParts.read("template.html")).results()
                .map(script -> script.group(1))).hasSize(2).allMatch(names::contains);
    }
}
