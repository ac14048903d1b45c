package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code etcdray endpoint status}: its raw options. */
@Command(name = "status", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = {
    "Ask all members at once what they say of themselves: sizes, quota, role, alarms.",
    "Those that do not answer are rows, too."}, footer = {"", "Examples:", "  etcdray endpoint status",
        "  etcdray endpoint status --endpoints https://10.0.0.1:2379 --cluster --cacert ca.crt \\",
        "      --cert client.crt --key client.key", "  etcdray endpoint status --cluster --detail",
        "  etcdray endpoint status --cluster --user root --hashkv",
        "  etcdray endpoint status --cluster -w json | jq '.members[].status.dbSizeBytes'",
        "", "Ends with 1 if a member did not answer, 8 if none did for TLS or authentication, 3 if hashes disagree.",
        "Exit codes: see `etcdray --help`."})
final class EndpointStatusCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--detail", description = "Also raw bytes, storage version, raft, revision, and how far members are apart.")
    boolean detail;

    @Option(names = "--hashkv", description = {
        "Have each voter hash its keys and history, one after the other, and compare.",
        "It reads the whole key space of each, and needs root where there are users."})
    boolean hashKv;

    @Option(names = {"-w",
        "--write-out"}, paramLabel = "FORMAT", description = "simple, table, json, csv or fields (default: simple).")
    @Nullable
    String writeOut;

    @Option(names = {"-o",
        "--output"}, paramLabel = "FILE", description = "Write to this file, whole or not at all; - is stdout.")
    @Nullable
    String output;

    @Mixin
    ConnectOptions connect = new ConnectOptions();

    EndpointStatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        return new EndpointStatusRun(console, EndpointStatusSettings.of(this, console)).run();
    }
}
