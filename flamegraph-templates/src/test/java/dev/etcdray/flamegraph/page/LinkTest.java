package dev.etcdray.flamegraph.page;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinkTest {

    /// What JavaScript's encodeURIComponent makes of them (ECMA-262, 19.2.6.4), and `~`.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"pods,pods", "a b,a%20b", "a/b,a%2Fb", "ä,%C3%A4", "🚀,%F0%9F%9A%80",
        "-_.!*'(),-_.!*'()", "~,%7E", "&=#,%26%3D%23", "<\">,%3C%22%3E"})
    void segmentsAreWrittenAsThePageWritesThem(String name, String segment) {
        assertThat(Link.segment(name)).isEqualTo(segment);
    }

    @Test
    void aLoneSurrogateIsReplaced() {
        assertThat(Link.segment("a\ud800b")).isEqualTo("a%EF%BF%BDb");
    }

    @Test
    void aPathIsAHash() {
        assertThat(Link.toFrame("x", "resource", "history", List.of("pods", "a/b")).hash())
                .isEqualTo("#by=resource&metric=history&zoom=pods/a%2Fb");
        assertThat(Link.toFrame("x", "file", null, List.of()).hash()).isEqualTo("#by=file");
    }
}
