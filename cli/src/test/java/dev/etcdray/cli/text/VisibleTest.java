package dev.etcdray.cli.text;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VisibleTest {

    @Test
    void plainTextStays() {
        assertThat(Visible.of("/registry/pods/größe/名前/😀")).isEqualTo("/registry/pods/größe/名前/😀");
    }

    @Test
    void whatATerminalActsOnIsShown() {
        assertThat(Visible.of("a\u001b[2Jb")).isEqualTo("a\\x1b[2Jb");
        assertThat(Visible.of("a\r\n\tb\u007f")).isEqualTo("a\\x0d\\x0a\\x09b\\x7f");
        // C1: one character that xterm takes for ESC [
        assertThat(Visible.of("\u009b31m")).isEqualTo("\\x9b31m");
    }

    @Test
    void whatReordersOrHidesTextIsShown() {
        assertThat(Visible.of("\u202egnp.exe\u202c")).isEqualTo("\\u202egnp.exe\\u202c");
        assertThat(Visible.of("\u2066x\u2069\u200e\u200f\u061c")).isEqualTo("\\u2066x\\u2069\\u200e\\u200f\\u061c");
        assertThat(Visible.of("a\u200bb\ufeff\u2028")).isEqualTo("a\\u200bb\\ufeff\\u2028");
        assertThat(Visible.of("x\uD800")).isEqualTo("x\\ud800");
        assertThat(Visible.of("😀\uDB40\uDC41")).isEqualTo("😀\\U000e0041");
    }

    @Test
    void jsonHoldsTheSameDataAndNothingThatATerminalActsOn() throws IOException {
        String hostile = "/a\u001b[2J\u009b31m\u202egnp\u200f/ü😀";
        StringWriter text = new StringWriter();
        JsonVisibleWriter writer = new JsonVisibleWriter(text);
        writer.write(new JsonMapper().writeValueAsString(hostile));
        writer.flush();
        assertThat(text.toString()).doesNotContain("\u001b", "\u009b", "\u202e", "\u200f").contains("ü😀");
        assertThat(new JsonMapper().readValue(text.toString(), String.class)).isEqualTo(hostile);
    }
}
