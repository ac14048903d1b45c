package dev.etcdray.flamegraph.page;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Reports for tests, with figures that can be added up by eye: a file of 1,000,000 B.
public final class Reports {
    private Reports() {
    }

    /// Live 270,000, old 430,000, overhead 100,000, empty 200,000.
    static Overview overview() {
        return new Overview("63 % of this database is not live data", List.of("Start here: empty pages."), "The file",
                1_000_000,
                List.of(new Part("Live data", Look.GREEN, 270_000, "What a client reads."),
                        new Part("Old versions", Look.AMBER, 430_000, "Compaction frees them."),
                        new Part("Page overhead", Look.VIOLET, 100_000, "Headers."),
                        new Part("Empty pages", Look.PALE, 200_000, "Free.")),
                List.of(new Overview.Size("Db size", 1_000_000, "What is compared.")), new Limit("Quota", 2_000_000));
    }

    /// A card whose command and place are of use to a reader.
    static Card card(Card.Level level, String sentence, @Nullable Link place) {
        return new Card("a-rule", level, sentence, "The tenant", 200_000, new Card.Saved(1, 20_000, 200_000),
                List.of(new Card.Figure("objects", 7, "objects"), new Card.Figure("db size", 1_000_000, "bytes")),
                List.of(new Card.Thing("/registry/pods/default/web-0", 90_000, "3 revisions", place)), place,
                new Action("etcdctl compact 42", "Watches start over.", "None."), "High", "Who writes it.");
    }

    /// 4 bands of 10 revisions; pods hold 40,000 B in each, all else what makes 100,000, 200,000, 300,000 and 100,000.
    static Timeline timeline() {
        long[] totals = {100_000, 200_000, 300_000, 100_000};
        return new Timeline(List.of(new Timeline.Series("pods", Look.BLUE), new Timeline.Series("others", Look.PALE)),
                IntStream.range(0, 4).mapToObj(i -> new Timeline.Band(1 + 10L * i, 10 + 10L * i,
                        List.of(40_000L, totals[i] - 40_000))).toList(),
                List.of(new Timeline.Moment(5, "12:00:00", "± 2 s")), "Revisions are in write order.", null);
    }

    static Outlook outlook() {
        return new Outlook("Compaction frees 430,000 bytes.",
                List.of(new Outlook.Stage("Today", 1_000_000, null, 800_000L, null, ""),
                        new Outlook.Stage("After compaction", 1_000_000, new Outlook.Spread(1_000_000, 1_100_000),
                                400_000L, new Outlook.Spread(390_000, 410_000), ""),
                        new Outlook.Stage("After defragmentation", 380_000, null, null, null, "exact")),
                new Limit("Quota", 2_000_000),
                LongStream.rangeClosed(1, 40).mapToObj(at -> new Outlook.Point(at, at * 10_000)).toList(), "The curve",
                40L, List.of("By the rules of 3.6."), new Action("etcdray recover plan", "It looks.", "Nothing."),
                null);
    }

    static List<TopTable> tables(@Nullable Link place) {
        return List.of(new TopTable("Resources", "All of them.", List.of(new TopTable.Column("Bytes", true),
                new TopTable.Column("Objects", false)),
                List.of(new TopTable.Row("pods", place, List.of(400_000L, 4L)))));
    }

    static Details details() {
        return new Details(List.of("The snapshot has no checksum."), List.of("Nothing is pruned."),
                List.of(new Term("Live", "The newest revision.", "Exact.")), List.of("Values."));
    }

    /// Two findings; the first leads to `pods` by resource.
    public static Report small() {
        Link pods = Link.toFrame("pods", "resource", null, List.of("pods"));
        return new Report(overview(), new Findings(List.of(card(Card.Level.WARNING, "Pods are large.", pods),
                card(Card.Level.INFO, "A key is large.", null)),
                List.of(new Findings.NotRun("the quota is not known", List.of("quota-headroom"))), "See the docs."),
                timeline(), outlook(), tables(pods), details());
    }

    /// One name in every place that takes a stranger's.
    public static Report hostile(String name) {
        Link place = Link.toFrame(name, "resource", null, List.of(name, name));
        Card card = new Card(name, Card.Level.CRITICAL, name, name, 1, new Card.Saved(1, 1, 1),
                List.of(new Card.Figure(name, 1, name)), List.of(new Card.Thing(name, 1, name, place)), place,
                new Action(name, name, name), name, name);
        return new Report(
                new Overview(name, List.of(name), name, 1, List.of(new Part(name, Look.RED, 1, name)),
                        List.of(new Overview.Size(name, 1, name)), new Limit(name, 2)),
                new Findings(List.of(card), List.of(new Findings.NotRun(name, List.of(name))), name),
                new Timeline(List.of(new Timeline.Series(name, Look.BLUE)), List.of(new Timeline.Band(1, 2, List.of(
                        1L))), List.of(new Timeline.Moment(1, name, name)), name, null),
                new Outlook(name, List.of(new Outlook.Stage(name, 2, null, 1L, null, name)), new Limit(name, 3),
                        List.of(new Outlook.Point(1, 1), new Outlook.Point(2, 2)), name, 2L, List.of(name),
                        new Action(name, name, name), null),
                List.of(new TopTable(name, name, List.of(new TopTable.Column(name, true)), List.of(new TopTable.Row(
                        name, place, List.of(1L))))),
                new Details(List.of(name), List.of(name), List.of(new Term(name, name, name)), List.of(name)));
    }
}
