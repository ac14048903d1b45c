package dev.etcdray.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group that etcdutl's users look in. */
@Command(name = "snapshot", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", description = "Save a snapshot, or tell what a saved one is.", footer = {
    "", "Examples:", "  etcdray snapshot save snapshot.db --endpoints 10.0.0.1:2379",
    "  etcdray snapshot status snapshot.db"})
final class SnapshotCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }
}
