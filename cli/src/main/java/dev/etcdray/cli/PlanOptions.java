package dev.etcdray.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which plan is meant. */
final class PlanOptions {
    @Parameters(paramLabel = "PLAN", description = "The file that `etcdray recover plan` wrote.")
    String plan = "";

    @Option(names = "--journal", paramLabel = "FILE", description = "Where it is written down what was done (default: PLAN.journal).")
    @Nullable
    String journal;
}
