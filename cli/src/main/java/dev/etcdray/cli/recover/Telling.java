package dev.etcdray.cli.recover;

import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Layout;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.cli.text.Visible;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import dev.etcdray.recover.engine.Ending;
import dev.etcdray.recover.engine.Narrator;
import dev.etcdray.recover.journal.Event;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlannedMember;
import dev.etcdray.recover.plan.PlannedStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells people what a recovery does, line by line as it happens. */
public final class Telling implements Narrator {
    private final Plan plan;
    private final Writer out;
    private final Layout layout;
    private final boolean asked;
    private boolean seenFirst;
    private @Nullable Observation last;

    /**
     * Writes there, and flushes each line: somebody waits for it.
     *
     * @param plan what is carried out: it names members, and says how large they were before all of it
     * @param asked whether somebody is asked: he is told all that there is to know before he agrees
     */
    public Telling(Plan plan, Writer out, Layout layout, boolean asked) {
        this.plan = plan;
        this.out = out;
        this.layout = layout;
        this.asked = asked;
    }

    @Override
    public void step(PlannedStep step) {
        say("");
        say("== " + step.title());
        if (asked && step.consent() != PlannedStep.Consent.NONE) {
            PlanText.details(step).forEach(text -> say("   " + text));
        } else {
            PlanText.gist(step).forEach(text -> say("   " + text));
        }
    }

    @Override
    public void line(JournalLine line) {
        String text = switch (line.event()) {
            case PLAN, RUN, CONSENT, STOPPED, FINISHED -> "";
            case STARTED -> line.sentence() + " ...";
            case SUCCEEDED -> "done: " + line.sentence();
            case SKIPPED -> "skipped " + name(line) + ": " + line.sentence();
            case FAILED -> "FAILED: " + line.sentence();
            case UNKNOWN -> "UNKNOWN: " + line.sentence();
            case RESOLVED_DONE, RESOLVED_NOT_DONE -> name(line) + ": " + line.sentence();
            case DECLINED -> "not agreed to";
        };
        if (!text.isEmpty()) {
            say("   " + text);
        }
        if (line.event() == Event.RUN) {
            say(line.sentence());
        }
    }

    @Override
    public void seen(Observation now) {
        if (seenFirst) {
            last = now;
        }
        seenFirst = true;
    }

    private String name(JournalLine line) {
        String step = line.step();
        return step == null ? "" : plan.named(step);
    }

    @Override
    public Outcome during(String what, Supplier<Outcome> call) {
        return Ticker.during(call, since -> goesOn(what, since));
    }

    /** A call that is silent. */
    void goesOn(String what, Duration since) {
        say("   " + what + ": for " + since.toSeconds() + " s");
    }

    @Override
    public void waiting(String sentence) {
        say("   " + sentence);
    }

    /** The last words: sizes before and after, why it filled, and what to run next. */
    void end(Ending ending, List<String> next) {
        say("");
        Observation after = last;
        if (after != null) {
            table(after);
            if (plan.goal().disarm() && !plan.whyItFilled().isEmpty()) {
                say("");
                say("Why it filled");
                plan.whyItFilled().forEach(text -> say("  - " + text));
            }
            say("");
        }
        if (ending.kind() == Ending.Kind.DONE) {
            say("DONE: " + ending.sentence()); // All else is an error, and told on stderr.
        }
        next.forEach(this::say);
    }

    /** Since the plan: a run that goes on has seen only the rest. */
    private void table(Observation after) {
        List<List<String>> rows = new ArrayList<>();
        for (Member member : after.members()) {
            PlannedMember was = plan.member(member.id()).orElse(null);
            MemberState is = member.state();
            rows.add(List.of(member.label(), size(was == null ? null : was.dbSizeBytes()),
                    size(is == null ? null : is.dbSizeBytes()), size(was == null ? null : was.inUseBytes()),
                    size(is == null ? null : is.inUseBytes()),
                    is == null || is.quota() == null || !is.quota().isLimit() ? "?" : size(is.quota().bytes())));
        }
        List<Column> columns = List.of(Column.text("MEMBER"), Column.number("DB SIZE WAS"), Column.number("IS"),
                Column.number("IN USE WAS"), Column.number("IS"), Column.number("QUOTA"));
        try {
            AlignedTables.write(List.of(new Section("Before and after", new Table(columns, rows), List.of("alarms: "
                    + plan.alarms().size() + " before, " + after.alarms().size() + " after"))), layout, out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String size(@Nullable Long bytes) {
        return bytes == null ? "?" : Sizes.binary(bytes);
    }

    /** One line. */
    synchronized void say(String text) {
        try {
            out.write(Visible.of(text) + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
