package dev.etcdray.flamegraph.page;

import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class OverviewTest {

    @Test
    void thePartsDrawnAddUpToTheFile() {
        String html = OverviewHtml.of(Reports.overview());
        assertThat(Pattern.compile("data-bytes=\"(\\d+)\"").matcher(html).results().map(found -> found.group(1))
                .mapToLong(Long::parseLong).sum()).isEqualTo(1_000_000);
    }

    @Test
    void widthsAreSharesOfTheFile() {
        List<MatchResult> widths = Pattern.compile("class=\"part\" x=\"([\\d.]+)%\" width=\"([\\d.]+)%\"")
                .matcher(OverviewHtml.of(Reports.overview())).results().toList();
        assertThat(widths).extracting(found -> found.group(2)).containsExactly("27.000", "43.000", "10.000", "20.000");
        assertThat(widths).extracting(found -> found.group(1)).containsExactly("0.000", "27.000", "70.000", "80.000");
    }

    /// "Overhead" would be cut where the bar is 340 px wide and 10 % are its.
    @Test
    void aLabelThatAPhoneWouldCutIsMarked() {
        Part narrow = new Part("Overhead", Look.RED, 100_000, "");
        Part wide = new Part("Live", Look.BLUE, 900_000, "");
        String html = OverviewHtml
                .of(new Overview("", List.of(), "", 1_000_000, List.of(wide, narrow), List.of(), null));
        assertThat(html).contains("<text class=\"part-label\" x=\"10\" y=\"23\">Live</text>")
                .containsPattern("<text class=\"part-(label|size) slim\"")
                .doesNotContain("part-size slim\" x=\"10\" y=\"41\">878.9");
    }

    /// 1 B of a million would be a thousandth of a pixel.
    @Test
    void aSpeckIsSeenAndTheWholeStaysTheWhole() {
        double[] widths = OverviewHtml.widths(List.of(new Part("a", Look.BLUE, 999_999, ""), new Part("b", Look.RED, 1,
                "")), 1_000_000);
        assertThat(widths[1]).isGreaterThan(0.2);
        assertThat(Arrays.stream(widths).sum()).isCloseTo(100, within(1e-9));
    }

    @Test
    void partsThatAreNotTheWholeAreRefused() {
        List<Part> parts = List.of(new Part("a", Look.BLUE, 9, ""));
        assertThatThrownBy(() -> new Overview("", List.of(), "", 10, parts, List.of(), null))
                .hasMessage("parts add up to 9 of 10 bytes");
    }

    @Test
    void anEmptyWholeHasNoParts() {
        String html = OverviewHtml.of(new Overview("Nothing", List.of(), "Live data", 0,
                List.of(new Part("Live", Look.GREEN, 0, "")), List.of(), null));
        assertThat(html).contains("Nothing", "0 B").doesNotContain("data-bytes", "NaN");
    }
}
