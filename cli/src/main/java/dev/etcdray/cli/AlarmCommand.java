package dev.etcdray.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of alarms. */
@Command(name = "alarm", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", description = "List alarms, or disarm those about space.", footer = {
    "", "Examples:", "  etcdray alarm list --endpoints 10.0.0.1:2379",
    "  etcdray alarm disarm --endpoints 10.0.0.1:2379"})
final class AlarmCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }
}
