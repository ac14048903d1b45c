package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The root: what stands before a command. */
@Command(name = "etcdray", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", description = {
    "An X-ray for etcd storage: where every byte goes.",
    "Reads a saved snapshot, a copied db or a data dir; never writes to it and takes no lock."}, footer = {"",
        "Examples:", "  etcdray analyze snapshot.db", "  etcdray analyze /var/lib/etcd --by resource --top 20",
        "  etcdray status snapshot.db",
        "  etcdray report snapshot.db -o report.html",
        "  etcdray flamegraph snapshot.db -o flames.html",
        "  etcdray history snapshot.db /registry/pods/payments/web-0",
        "  etcdray endpoint status --cluster",
        "  etcdray recover plan -o plan.json --cluster"}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
            "0:done", "1:error: a missing or unreadable file, a failed write, a db that changed while read, no answer",
            "2:usage: a wrong option or argument", "3:a threshold that you set is passed, or action is needed",
            "4:preflight refused", "5:cancelled (Ctrl-C, SIGTERM)", "6:partial, safe to resume", "7:outcome unknown",
            "8:authentication or TLS", "9:damaged, corrupt or not a bbolt file"})
final class EtcdrayCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--debug", scope = CommandLine.ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean debug;

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
    }

    private static CommandLine recover(Console console) {
        return new CommandLine(new RecoverCommand()).addSubcommand(new RecoverPlanCommand(console))
                .addSubcommand(new RecoverApplyCommand(console)).addSubcommand(new RecoverResumeCommand(console))
                .addSubcommand(new RecoverStatusCommand(console)).addSubcommand(new RecoverVerifyCommand(console));
    }

    private static CommandLine alarm(Console console) {
        return new CommandLine(new AlarmCommand()).addSubcommand(new AlarmListCommand(console))
                .addSubcommand(new AlarmDisarmCommand(console));
    }

    /** The whole tree of commands on these streams. */
    static CommandLine commandLine(Console console) {
        EtcdrayCommand root = new EtcdrayCommand();
        CommandLine snapshot = new CommandLine(new SnapshotCommand()).addSubcommand(new SnapshotSaveCommand(console))
                .addSubcommand(new StatusCommand(console));
        CommandLine endpoint = new CommandLine(new EndpointCommand())
                .addSubcommand(new EndpointStatusCommand(console));
        CommandLine commandLine = new CommandLine(root).addSubcommand(new AnalyzeCommand(console))
                .addSubcommand(new ReportCommand(console)).addSubcommand(new FlamegraphCommand(console))
                .addSubcommand(new HistoryCommand(console))
                .addSubcommand(new StatusCommand(console)).addSubcommand(snapshot).addSubcommand(endpoint)
                .addSubcommand(recover(console)).addSubcommand(new CompactCommand(console))
                .addSubcommand(new DefragCommand(console)).addSubcommand(alarm(console))
                .addSubcommand(new CommandLine.HelpCommand());
        ErrorHandler errors = new ErrorHandler(console, root::debug);
        return commandLine.setUsageHelpWidth(100).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors).setExecutionExceptionHandler(errors);
    }
}
