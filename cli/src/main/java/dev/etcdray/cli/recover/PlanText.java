package dev.etcdray.cli.recover;

import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Layout;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.cli.text.Visible;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.recover.plan.Check;
import dev.etcdray.recover.plan.Compaction;
import dev.etcdray.recover.plan.Gate;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlannedMember;
import dev.etcdray.recover.plan.PlannedStep;
import dev.etcdray.recover.plan.SnapshotFile;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan for people: to be read at three in the morning, and to be pasted into the channel of the incident. */
public final class PlanText {
    /** First words of checks that are not passed. */
    private static final List<String> WORST_FIRST = List.of("REFUSED", "NOT", "allowed", "warning");

    private final Plan plan;
    private final Layout layout;
    private final Writer out;

    private PlanText(Plan plan, Layout layout, Writer out) {
        this.plan = plan;
        this.layout = layout;
        this.out = out;
    }

    /**
     * Writes it.
     *
     * @param headline what it comes to, in one sentence
     */
    public static void write(Plan plan, String headline, Layout layout, Writer out) throws IOException {
        PlanText text = new PlanText(plan, layout, out);
        text.line(headline);
        text.line("");
        text.members();
        text.checks();
        text.forecast();
        text.list("Why it filled", plan.whyItFilled());
        text.steps();
        text.wayBack();
    }

    private void line(String text) throws IOException {
        out.write(Visible.of(text) + "\n");
    }

    private void list(String heading, List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            line("");
            line(heading);
            for (String text : lines) {
                line("  - " + text);
            }
        }
    }

    private void members() throws IOException {
        List<Column> columns = List.of(Column.text("MEMBER"), Column.text("ID"), Column.text("ROLE"),
                Column.text("VERSION"), Column.number("DB SIZE"), Column.number("IN USE"), Column.number("QUOTA"),
                Column.number("USED"), Column.number("OUTAGE"), Column.name("ENDPOINT"));
        AlignedTables.write(List.of(new Section("Cluster " + plan.clusterId() + " at revision " + plan.revision(),
                new Table(columns, plan.members().stream().map(PlanText::row).toList()), List.of())), layout, out);
    }

    private static List<String> row(PlannedMember member) {
        Long size = member.dbSizeBytes();
        Long inUse = member.inUseBytes();
        Long outage = member.outageSeconds();
        Long quota = member.quota() != null && member.quota().isLimit() ? member.quota().bytes() : null;
        return List.of(member.label(), member.idHex(),
                member.leader() ? "leader" : member.learner() ? "learner" : "follower",
                member.version() == null ? "no answer" : member.version(), size(size), size(inUse),
                member.quota() != null && quota == null ? "none" : size(quota),
                size == null || quota == null ? "?" : Math.round(100.0 * size / quota) + "%",
                outage == null ? "-" : outage + " s", member.endpoint());
    }

    private static String size(@Nullable Long bytes) {
        return bytes == null ? "?" : Sizes.binary(bytes);
    }

    /** Those that are not passed first; the others in one line. */
    private void checks() throws IOException {
        List<String> lines = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        for (Check check : plan.checks()) {
            if (check.result() == Check.Result.PASS) {
                passed.add(check.id());
            } else {
                lines.add(word(check.result()) + " " + check.id() + ": " + check.evidence() + "; " + check.meaning());
            }
        }
        lines.sort(Comparator.comparingInt(text -> WORST_FIRST.indexOf(text.substring(0, text.indexOf(' ')))));
        lines.add("passed: " + String.join(", ", passed));
        list("Checks", lines);
    }

    private static String word(Check.Result result) {
        return switch (result) {
            case REFUSE -> "REFUSED";
            case NOT_MADE -> "NOT MADE";
            case ALLOWED -> "allowed";
            case WARN -> "warning";
            case PASS -> "passed";
        };
    }

    private void forecast() throws IOException {
        List<String> lines = new ArrayList<>();
        Compaction compaction = plan.compaction();
        lines.add(compaction == null
                ? "no compaction: " + plan.compactionReason()
                : "compaction at revision " + compaction.revision() + (compaction.keepRevisions() == 0
                        ? ""
                        : ", which keeps " + compaction.keepRevisions() + " before the newest")
                        + ": " + plan.compactionReason());
        Gate gate = plan.gate();
        if (gate.dbSizeAfterDefragBytes() != null) {
            lines.add("db size of each member after defragmentation: " + both(gate.dbSizeAfterDefragBytes())
                    + (gate.smallestQuotaBytes() == null
                            ? ""
                            : ", " + Math.round(100.0 * gate.dbSizeAfterDefragBytes() / gate.smallestQuotaBytes())
                                    + "% of the smallest quota"));
        }
        for (PlannedMember member : plan.members()) {
            Long inUse = member.inUseAfterCompactionBytes();
            if (inUse != null) {
                lines.add("in use of " + member.label() + " after compaction: about " + both(inUse));
            }
        }
        SnapshotFile snapshot = plan.snapshot();
        lines.add(snapshot == null
                ? "no snapshot: there is no way back"
                : "snapshot " + snapshot.path() + ", revision " + snapshot.revision() + ", "
                        + both(snapshot.bytes()) + ", SHA-256 " + snapshot.sha256());
        list("Forecast", lines);
    }

    private static String both(long bytes) {
        return Sizes.binary(bytes) + " (" + bytes + " bytes)";
    }

    private void steps() throws IOException {
        if (plan.steps().isEmpty()) {
            return;
        }
        line("");
        line(plan.refusals().isEmpty() ? "Steps" : "Steps, NOT to be made while a check refuses");
        int number = 0;
        for (PlannedStep step : plan.steps()) {
            number++;
            step(number + ". ", step);
        }
    }

    private void step(String number, PlannedStep step) throws IOException {
        line("  " + number + step.title() + (step.outageSeconds() == null
                ? ""
                : " (stands still for about " + step.outageSeconds() + " s)"));
        consent(step);
        for (String text : details(step)) {
            line("     " + text);
        }
    }

    private void consent(PlannedStep step) throws IOException {
        switch (step.consent()) {
            case NONE -> {
            }
            case YES_NO -> line("     asks first   yes or no");
            case TYPED_NAME -> line("     asks first   the member's name, typed");
        }
    }

    /** What is to be known of a step by whoever is not asked. */
    static List<String> gist(PlannedStep step) {
        List<String> lines = new ArrayList<>();
        add(lines, "why        ", step.why());
        add(lines, "who notices", step.blastRadius());
        return lines;
    }

    /** What is to be known of a step before one agrees. */
    static List<String> details(PlannedStep step) {
        List<String> lines = new ArrayList<>();
        add(lines, "why        ", step.why());
        add(lines, "who notices", step.blastRadius());
        add(lines, "undo       ", step.reversible());
        add(lines, "if aborted ", step.afterAbort());
        for (PlannedStep.Command command : step.commands()) {
            lines.add("$ " + command.line());
            if (!command.expect().isEmpty()) {
                lines.add("  # " + command.expect());
            }
        }
        return lines;
    }

    private static void add(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(label + "  " + text);
        }
    }

    private void wayBack() throws IOException {
        if (plan.steps().isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (PlannedStep.Command command : plan.wayBack()) {
            lines.add(command.line() + "   # " + command.expect());
        }
        list("The way back: restore the snapshot at every member", lines);
    }
}
