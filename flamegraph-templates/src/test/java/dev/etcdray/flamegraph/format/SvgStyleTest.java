package dev.etcdray.flamegraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SvgStyleTest {
    private static final Pattern COLOUR = Pattern
            .compile("--(c[0-9]): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);");

    /** What keeps apart for the colour-blind in the page does so in the picture. */
    @Test
    void coloursAreThePages() throws IOException {
        String[] lightAndDark = SvgStyle.ELEMENT.split("@media", 2);
        Matcher colour = COLOUR.matcher(tokens());
        int colours = 0;
        while (colour.find()) {
            assertThat(lightAndDark[0]).contains(".%s rect { fill: %s; }".formatted(colour.group(1), colour.group(2)));
            assertThat(lightAndDark[1]).contains(".%s rect { fill: %s; }".formatted(colour.group(1), colour.group(3)));
            colours++;
        }
        assertThat(colours).isEqualTo(10);
    }

    private static String tokens() throws IOException {
        try (InputStream in = SvgStyleTest.class.getResourceAsStream("/dev/etcdray/flamegraph/css/tokens.css")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
