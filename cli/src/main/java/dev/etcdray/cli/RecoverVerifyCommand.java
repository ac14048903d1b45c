package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcdray recover verify}: its raw options. */
@Command(name = "verify", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Prove that an etcd is well: every db below its quota, no alarm, and writes accepted at each voter, twice.",
    "Writes leases of 30 s, two at each voter, and takes them back; no key is touched."}, footer = {"", "Examples:",
        "  etcdray recover verify plan.json",
        "  etcdray recover verify --endpoints 10.0.0.1:2379 --cluster --hashkv", "",
        "Ends with 0 if all holds, 3 if something does not. Exit codes: see `etcdray --help`."})
final class RecoverVerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "PLAN", arity = "0..1", description = "Take endpoints and quota from this plan.")
    @Nullable
    String plan;

    @Option(names = "--hashkv", description = "Have each voter hash its keys and history, one after the other, and compare.")
    boolean hashKv;

    @Option(names = {"-w", "--write-out"}, paramLabel = "FORMAT", description = "simple or json (default: simple).")
    @Nullable
    String writeOut;

    @Mixin
    RecoveryOptions recovery = new RecoveryOptions();

    @Mixin
    ConnectOptions connect = new ConnectOptions();

    RecoverVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        Path file = plan == null ? null : PathArguments.path(plan);
        return new RecoverVerifyRun(console, file, this).run();
    }
}
