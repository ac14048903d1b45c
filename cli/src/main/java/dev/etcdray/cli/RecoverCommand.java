package dev.etcdray.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of the guided recovery. */
@Command(name = "recover", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", description = {
    "Bring an etcd back that ran out of space: plan, apply, verify, resume.",
    "A plan changes nothing. Each step is explained and asked for, written down before it is made, and made once."}, footer = {
        "", "Examples:", "  etcdray recover plan -o plan.json --endpoints 10.0.0.1:2379,10.0.0.2:2379,10.0.0.3:2379",
        "  etcdray recover apply plan.json", "  etcdray recover status plan.json",
        "  etcdray recover resume plan.json", "  etcdray recover verify plan.json"})
final class RecoverCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }
}
