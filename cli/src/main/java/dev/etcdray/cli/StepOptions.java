package dev.etcdray.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a command takes that makes one step of a recovery. */
final class StepOptions {
    @Option(names = "--plan", paramLabel = "FILE", description = "Where plan (FILE) and journal (FILE.journal) go (default: ./etcdray-COMMAND-TIME.plan.json).")
    @Nullable
    String plan;

    @Mixin
    WorkOptions work = new WorkOptions();
}
