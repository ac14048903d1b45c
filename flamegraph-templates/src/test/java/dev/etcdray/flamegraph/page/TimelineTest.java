package dev.etcdray.flamegraph.page;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimelineTest {

    @Test
    void theLargestBandReachesTheTopAndTheOthersTheirShareOfIt() {
        String html = TimelineHtml.of(Reports.timeline());
        // 190 px stand for 300,000 B: 40,000 B are 25.33, 60,000 B 38.00, 160,000 B 101.33, 260,000 B 164.67
        assertThat(Pattern.compile("<svg y=\"[\\d.]+\" width=\"100%\" height=\"([\\d.]+)\"").matcher(html).results()
                .map(found -> found.group(1))).containsExactly("25.33", "38.00", "25.33", "101.33", "25.33", "164.67",
                        "25.33", "38.00");
        assertThat(html).contains("data-band=\"2\" data-bytes=\"300000\" data-from=\"21\" data-to=\"30\"");
    }

    @Test
    void allOfItIsInATableToo() {
        assertThat(TimelineHtml.of(Reports.timeline())).contains(
                "<th scope=\"row\">21 – 30</th><td class=\"num\">300,000</td><td class=\"num\">40,000</td><td class=\"num\">260,000</td>");
    }

    @Test
    void timeIsToldWithItsError() {
        assertThat(TimelineHtml.of(Reports.timeline())).contains("write order", "12:00:00", "± 2 s");
    }

    /// Bands reach from 1 to 40, so places are 1, 10, 20, 30 and 40.
    @Test
    void momentsStandNearTheirPlaces() {
        List<Timeline.Moment> all = java.util.stream.LongStream.of(1, 2, 3, 4, 19, 40)
                .mapToObj(at -> new Timeline.Moment(at, "t" + at, "")).toList();
        Timeline timeline = Reports.timeline();
        String html = TimelineHtml.of(new Timeline(timeline.series(), timeline.bands(), all, "", null));
        assertThat(Pattern.compile("<li>(t\\d+) ").matcher(html).results().map(found -> found.group(1)))
                .containsExactly("t1", "t4", "t19", "t40");
    }

    @Test
    void whatIsUnknownIsSaid() {
        assertThat(TimelineHtml.of(Timeline.absent("A range shows no history."))).contains("A range shows no history.")
                .doesNotContain("<svg");
    }

    @Test
    void aBandWithAnotherNumberOfValuesIsRefused() {
        List<Timeline.Band> bands = List.of(new Timeline.Band(7, 9, List.of()));
        assertThatThrownBy(() -> new Timeline(List.of(new Timeline.Series("a", Look.BLUE)), bands, List.of(), "", null))
                .hasMessage("band 7 has 0 values for 1 series");
    }
}
