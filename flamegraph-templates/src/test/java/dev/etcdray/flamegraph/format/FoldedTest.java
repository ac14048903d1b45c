package dev.etcdray.flamegraph.format;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FoldedTest {

    @Test
    void aLineForEachFrameThatHasSomethingOfItsOwn() throws IOException {
        assertThat(Exports.text(ExportFormat.FOLDED, Exports.small())).isEqualTo("""
                a.db 100
                a.db;pods;default;web 400
                a.db;pods;default;default 200
                a.db;secrets;default;web 250
                a.db;free 50
                """);
    }

    @Test
    void countsAreAMetricLikeAnyOther() throws IOException {
        assertThat(new String(Exports.bytes(ExportFormat.FOLDED, Exports.small(), Exports.OBJECTS),
                StandardCharsets.UTF_8)).isEqualTo("""
                        a.db;pods;default;web 1
                        a.db;pods;default;default 1
                        a.db;secrets;default;web 1
                        """);
    }

    /** RFC 3986: the bytes of the UTF-8 in hexadecimal. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            a;b,           a%3Bb
            page overhead, page%20overhead
            100%,          100%25
            '\u202e',      %E2%80%AE
            '\u00a0',      %C2%A0
            '\u0000',      %00
            '\n',          %0A
            zürich-🚀,     zürich-🚀
            '',            (empty)
            """)
    void whatPartsOrHidesIsEncoded(String name, String encoded) {
        assertThat(Folded.encoded(name)).isEqualTo(encoded);
    }

    @Test
    void hostileNamesAreOneFrameOfOneLineAndCanBeDecoded() throws IOException {
        List<String> lines = Exports.text(ExportFormat.FOLDED, Exports.hostile()).lines().toList();
        assertThat(lines).hasSize(2 * Exports.HOSTILE.size()).allMatch(line -> line.matches("root(;[^; ]+){1,2} 500"));
        assertThat(lines.stream().map(line -> line.substring("root;".length(), line.length() - 4))
                .filter(stack -> stack.indexOf(';') < 0).map(name -> URLDecoder.decode(name.replace("+", "%2B"),
                        StandardCharsets.UTF_8)))
                .containsAll(Exports.HOSTILE.stream().filter(name -> !name.isEmpty() && name.length() < 1000
                        && name.indexOf('\ud800') < 0).toList());
    }
}
