package dev.etcdray.flamegraph;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTest {
    @Test
    void bytesInBinaryUnits() {
        assertThat(PlainText.bytes(0)).isEqualTo("0 B");
        assertThat(PlainText.bytes(1023)).isEqualTo("1023 B");
        assertThat(PlainText.bytes(1024)).isEqualTo("1.0 KiB");
        assertThat(PlainText.bytes(1_610_612_736)).isEqualTo("1.5 GiB");
        assertThat(PlainText.bytes((1 << 20) - 1)).as("never 1024.0 KiB").isEqualTo("1.0 MiB");
        assertThat(PlainText.bytes(1L << 53)).isEqualTo("8.0 PiB");
    }

    @Test
    void aShareNeverRoundsToNothingOrToAll() {
        assertThat(PlainText.percent(1, 1_000_000)).isEqualTo("< 0.1 %");
        assertThat(PlainText.percent(999_999, 1_000_000)).isEqualTo("> 99.9 %");
        assertThat(PlainText.percent(5, 5)).isEqualTo("100.0 %");
        assertThat(PlainText.percent(0, 5)).isEqualTo("0 %");
        assertThat(PlainText.percent(0, 0)).isEqualTo("–");
    }

    @Test
    void nothingInANameStaysInvisible() {
        assertThat(PlainText.visible("a\u0000b\u001bc\u007f")).isEqualTo("a␀b␛c␡");
        assertThat(PlainText.visible("x\u202ey\u200bz\u00a0")).isEqualTo("x⟨U+202E⟩y⟨U+200B⟩z⟨U+00A0⟩");
        assertThat(PlainText.visible("\ud800")).isEqualTo("⟨U+D800⟩");
        assertThat(PlainText.visible("\u3164")).isEqualTo("⟨U+3164⟩");
        assertThat(PlainText.visible("")).isEqualTo("(empty)");
        assertThat(PlainText.visible("räksmörgås 🚀 שלום")).isEqualTo("räksmörgås 🚀 שלום");
    }

    @Test
    void aVeryLongNameKeepsItsEnds() {
        String name = "head" + "x".repeat(1_500_000) + "tail";

        assertThat(PlainText.shortened(name)).startsWith("headx").endsWith("xtail")
                .contains("… (1,500,008 characters) …").hasSizeLessThan(600);
        assertThat(PlainText.shortened("y".repeat(1024))).hasSize(1024);
    }

    @Test
    void textIsInertInMarkup() {
        assertThat(PlainText.html("<a href=\"x\" title='y'>&amp;</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
    }
}
