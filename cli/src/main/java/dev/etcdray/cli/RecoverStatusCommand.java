package dev.etcdray.cli;

import dev.etcdray.cli.recover.Standing;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.Output;
import dev.etcdray.cli.text.AlignedTables;
import dev.etcdray.recover.journal.JournalFile;
import dev.etcdray.recover.journal.JournalLine;
import dev.etcdray.recover.plan.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code etcdray recover status}: where a recovery stands. */
@Command(name = "status", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Tell where a recovery stands, from its plan and its journal: no cluster is asked.",
    "Works while another etcdray carries the plan out."}, footer = {"", "Examples:",
        "  etcdray recover status plan.json", "  etcdray recover status plan.json -w json | jq -r .state", "",
        "Ends with 0 if it is finished, not begun or under way, 6 if it is safe to resume, 7 if what came of a step is",
        "unknown. Exit codes: see `etcdray --help`."})
final class RecoverStatusCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    PlanOptions plan = new PlanOptions();

    @Option(names = {"-w", "--write-out"}, paramLabel = "FORMAT", description = "simple or json (default: simple).")
    @Nullable
    String writeOut;

    RecoverStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        PlanSettings settings = PlanSettings.of(plan);
        WriteOut format = WriteOut.resolve(writeOut, console.environment(), EnumSet.of(WriteOut.SIMPLE, WriteOut.JSON));
        List<JournalLine> lines = Files.exists(settings.journal())
                ? JournalFile.read(settings.journal())
                : List.of();
        boolean atWork = Files.exists(settings.journal()) && JournalFile.isHeld(settings.journal());
        Standing standing = Standing.of(PlanFile.read(settings.file()), lines, atWork, settings.words());
        try (Output output = Output.open(null, console)) {
            if (format == WriteOut.JSON) {
                output.writer().write(standing.json() + "\n");
            } else {
                AlignedTables.write(List.of(standing.section()), console.layout(), output.writer());
            }
            output.commit();
        }
        return switch (standing.state()) {
            case NOT_BEGUN, AT_WORK, FINISHED -> ExitCode.DONE;
            case PARTIAL -> ExitCode.PARTIAL;
            case UNKNOWN -> ExitCode.UNKNOWN;
        };
    }
}
