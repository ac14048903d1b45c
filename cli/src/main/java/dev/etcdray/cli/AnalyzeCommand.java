package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code etcdray analyze}: its raw options. */
@Command(name = "analyze", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = "Show where every byte of an etcd database is, why it grew, and what would come back.", footer = {
    "", "Examples:", "  etcdray analyze snapshot.db", "  etcdray analyze /var/lib/etcd --namespace payments",
    "  etcdray analyze snapshot.db --by resource,state --top 20",
    "  etcdray analyze snapshot.db --by namespace -w csv -o namespaces.csv",
    "  etcdray analyze snapshot.db --anatomy --quota 8GiB --fail-on warning",
    "  etcdray analyze snapshot.db --compact-at head-1000 --etcd-version 3.5.21",
    "  etcdray analyze snapshot.db -w json | jq '.states'",
    "  etcdray analyze --endpoints https://10.0.0.1:2379 --cluster --cacert ca.crt --cert root.crt --key root.key",
    "  etcdray analyze --endpoints 10.0.0.1:2379 --user tenant --via range --prefix /registry/pods/payments/",
    "", "Filters narrow the tables, and the findings to what is in them; never the totals.",
    "Exit codes: see `etcdray --help`."})
final class AnalyzeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    SourceOptions source = new SourceOptions();

    @Mixin
    TableOptions tables = new TableOptions();

    @Option(names = "--by", paramLabel = "LIST", description = {"One table, grouped by these, separated by commas:",
        "resource, namespace, kind, prefix, state, revision, lease, bucket, key."})
    @Nullable
    String by;

    @Option(names = "--top", paramLabel = "N", description = "Rows of each table (default: 10; all in csv). 0 with --by: all.")
    @Nullable
    Integer top;

    @Option(names = {"-n", "--namespace"}, paramLabel = "NAME", description = "Only objects of this namespace.")
    @Nullable
    String namespace;

    @Option(names = "--resource", paramLabel = "NAME", description = "Only objects of this resource: pods, deployments.apps.")
    @Nullable
    String resource;

    @Option(names = "--prefix", paramLabel = "PREFIX", description = "Only keys that start so.")
    @Nullable
    String prefix;

    @Option(names = "--bands", paramLabel = "N", description = "Ranges of revisions for --by revision and json (default: 64).")
    @Nullable
    Integer bands;

    @Mixin
    DiagnosisOptions diagnosis = new DiagnosisOptions();

    AnalyzeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        return new AnalyzeRun(console, AnalyzeSettings.of(this, console)).run();
    }
}
