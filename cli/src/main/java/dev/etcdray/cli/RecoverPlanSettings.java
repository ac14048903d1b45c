package dev.etcdray.cli;

import dev.etcdray.cli.recover.EarlierSnapshot;
import dev.etcdray.cli.recover.PlanWishes;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.live.ConnectSettings;
import dev.etcdray.recover.plan.CompactionChoice;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Pace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code etcdray recover plan} is to do, nothing left open.
 *
 * @param connection how to reach the cluster
 * @param recovery what all of these commands take
 * @param wishes what the plan is to be
 * @param output where it goes
 * @param writeOut how it is told
 */
record RecoverPlanSettings(ConnectSettings connection, RecoverySettings recovery, PlanWishes wishes, Path output,
        WriteOut writeOut) {

    static RecoverPlanSettings of(RecoverPlanCommand raw, Console console) throws IOException, UsageException {
        RecoverySettings recovery = RecoverySettings.of(raw.recovery, console);
        PlanningSettings planning = PlanningSettings.of(raw.planning);
        Path output = PathArguments.output(raw.output);
        if (output == null) {
            throw new UsageException("-o takes a file: a plan is carried out from it");
        }
        Path snapshot = recovery.allowed().contains("no-snapshot") && planning.snapshot() == null
                ? null
                : planning.snapshot() == null ? EarlierSnapshot.free(output) : planning.snapshot();
        PlanWishes wishes = new PlanWishes(Goal.Which.NEEDED, List.of(), true, compaction(raw.compaction),
                keep(raw.keepRevisions), null, recovery.allowed(), recovery.over(Pace.USUAL),
                planning.defragTimeoutSeconds(), planning.freeDisk(), snapshot, output, planning.from());
        WriteOut writeOut = WriteOut.resolve(raw.writeOut, console.environment(),
                EnumSet.of(WriteOut.SIMPLE, WriteOut.JSON));
        return new RecoverPlanSettings(ConnectArguments.of(raw.connect, console), recovery, wishes, output, writeOut);
    }

    static long keep(@Nullable String text) throws UsageException {
        if (text == null) {
            return 0;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new UsageException("--keep-revisions is '" + text + "'; it takes a number of revisions");
        }
        return Long.parseLong(text);
    }

    private static CompactionChoice compaction(@Nullable String text) throws UsageException {
        return switch (text == null ? "auto" : text.toLowerCase(Locale.ROOT)) {
            case "auto" -> CompactionChoice.AUTO;
            case "always" -> CompactionChoice.ALWAYS;
            case "never" -> CompactionChoice.NEVER;
            default -> throw new UsageException("--compaction is '" + text + "'; it takes auto, always or never");
        };
    }
}
