package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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

    /** What makes each command: picocli takes a third of a second for all of them, and most runs need one. */
    private static Map<String, Supplier<Object>> commands(Console console) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("analyze", () -> new AnalyzeCommand(console));
        commands.put("report", () -> new ReportCommand(console));
        commands.put("flamegraph", () -> new FlamegraphCommand(console));
        commands.put("history", () -> new HistoryCommand(console));
        commands.put("status", () -> new StatusCommand(console));
        commands.put("snapshot", () -> new CommandLine(new SnapshotCommand())
                .addSubcommand(new SnapshotSaveCommand(console)).addSubcommand(new StatusCommand(console)));
        commands.put("endpoint", () -> new CommandLine(new EndpointCommand())
                .addSubcommand(new EndpointStatusCommand(console)));
        commands.put("recover", () -> new CommandLine(new RecoverCommand())
                .addSubcommand(new RecoverPlanCommand(console)).addSubcommand(new RecoverApplyCommand(console))
                .addSubcommand(new RecoverResumeCommand(console)).addSubcommand(new RecoverStatusCommand(console))
                .addSubcommand(new RecoverVerifyCommand(console)));
        commands.put("compact", () -> new CompactCommand(console));
        commands.put("defrag", () -> new DefragCommand(console));
        commands.put("alarm", () -> new CommandLine(new AlarmCommand()).addSubcommand(new AlarmListCommand(console))
                .addSubcommand(new AlarmDisarmCommand(console)));
        commands.put("help", CommandLine.HelpCommand::new);
        return commands;
    }

    /**
     * The tree of commands on these streams, as far as these arguments can need it: one command if the first argument is
     * its name, else all.
     */
    static CommandLine commandLine(Console console, String... args) {
        EtcdrayCommand root = new EtcdrayCommand();
        CommandLine commandLine = new CommandLine(root);
        Map<String, Supplier<Object>> commands = commands(console);
        String first = args.length == 0 ? "" : args[0];
        boolean one = commands.containsKey(first) && !first.equals("help");
        commands.forEach((name, command) -> {
            if (!one || name.equals(first)) {
                commandLine.addSubcommand(name, command.get());
            }
        });
        ErrorHandler errors = new ErrorHandler(console, root::debug);
        return commandLine.setUsageHelpWidth(100).setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors).setExecutionExceptionHandler(errors);
    }
}
