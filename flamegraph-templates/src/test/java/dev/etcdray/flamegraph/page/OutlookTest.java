package dev.etcdray.flamegraph.page;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutlookTest {

    @Test
    void stagesStandOnOneScaleWithTheQuota() {
        String html = OutlookHtml.of(Reports.outlook());
        // of 2,000,000 B, in 99.5 %: 1,000,000 B are 49.75 %, 380,000 B 18.905 %
        assertThat(html).contains("<svg width=\"49.750%\" height=\"26\" data-bytes=\"1000000\">",
                "<svg width=\"18.905%\" height=\"26\" data-bytes=\"380000\">",
                "class=\"limit\" x1=\"99.500%\" x2=\"99.500%\"");
    }

    @Test
    void aRangeIsToldAsOne() {
        assertThat(OutlookHtml.of(Reports.outlook())).contains("between 380.9 KiB and 400.4 KiB",
                "between 976.6 KiB and 1.0 MiB");
    }

    @Test
    void theCurveEndsAtTheHighestPoint() {
        String html = OutlookHtml.of(Reports.outlook());
        // 40 points from the left edge to the right; the largest is 990 of 1,000 high
        assertThat(html).containsPattern("class=\"edge\" d=\"M0\\.00 975\\.25L.*L1000\\.00 10\\.00\"")
                .contains("class=\"chosen\" x1=\"100.000%\"");
    }

    @Test
    void whatCannotBeKnownIsSaid() {
        assertThat(OutlookHtml.of(Outlook.absent("A range shows no pages."))).contains("A range shows no pages.")
                .doesNotContain("<svg", "<table");
    }
}
