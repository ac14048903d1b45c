package dev.etcdray.flamegraph.page;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsTest {
    private static Findings of(Card... cards) {
        return new Findings(List.of(cards), List.of(), "");
    }

    @Test
    void whatPressesIsOpenAndNotesAreFolded() {
        String html = FindingsHtml.of(of(Reports.card(Card.Level.WARNING, "One.", null), Reports.card(
                Card.Level.WARNING, "Two.", null), Reports.card(Card.Level.INFO, "Three.", null)));
        assertThat(html).contains("id=\"finding-1\" class=\"card finding fold level-warning\" open>",
                "id=\"finding-2\" class=\"card finding fold level-warning\" open>",
                "id=\"finding-3\" class=\"card finding fold level-note\">");
    }

    @Test
    void savingsStandAtTheirStagesAndAreNeverAddedUp() {
        String html = FindingsHtml.of(of(Reports.card(Card.Level.INFO, "One.", null), Reports.card(Card.Level.INFO,
                "Two.", null)));
        assertThat(html).contains("2 notes, worst first. What they save overlaps: it does not add up.",
                "195.3 KiB</strong>", "19.5 KiB</span>", "20,000 B", "only after defragmentation")
                // 1 + 20,000 + 200,000, and twice 200,000
                .doesNotContain("220,001", "400,000");
    }

    @Test
    void withoutFindingsItSaysSo() {
        String html = FindingsHtml.of(new Findings(List.of(), List.of(new Findings.NotRun("no quota", List.of("a",
                "b"))), "See."));
        assertThat(html).contains("Nothing to do", "2 rules did not run", "a, b: no quota.");
    }

    /// Without scripts the button could do nothing.
    @Test
    void theCopyButtonWaitsForScripts() {
        assertThat(FindingsHtml.of(of(Reports.card(Card.Level.INFO, "One.", null))))
                .containsPattern("<button type=\"button\" class=\"quiet copy\" hidden=\"\"");
    }

    @Test
    void aCommandOfAMegabyteIsNotInThePage() {
        Card card = new Card("r", Card.Level.INFO, "s", "o", 0, new Card.Saved(0, 0, 0), List.of(), List.of(), null,
                new Action("etcdray history SNAPSHOT " + "k".repeat(1 << 20), "", ""), "High", null);
        assertThat(FindingsHtml.of(of(card))).hasSizeLessThan(10_000).contains("Too long to be copied");
    }
}
