package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code etcdray history}: its raw options. */
@Command(name = "history", mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false, description = "List every revision of one key that is left in the file, or sum up the keys below a prefix.", footer = {
    "", "Examples:", "  etcdray history snapshot.db /registry/pods/payments/web-0",
    "  etcdray history /var/lib/etcd /registry/leases/ --prefix --top 5",
    "  etcdray history snapshot.db 2f726567 --hex --limit 0",
    "  etcdray history --endpoints 10.0.0.1:2379 /registry/pods/payments/web-0",
    "  etcdray history snapshot.db /registry/pods/payments/web-0 -w csv -o web-0.csv",
    "  etcdray history snapshot.db /registry/events/ --prefix -w json | jq '.totals'",
    "", "A key that is not there ends with 1 and names the nearest. Exit codes: see `etcdray --help`."})
final class HistoryCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    SourceOptions source = new SourceOptions();

    @Parameters(index = "1", arity = "0..1", paramLabel = "KEY", description = "The key as etcd has it: /registry/pods/NAMESPACE/NAME.")
    @Nullable
    String key;

    @Option(names = "--hex", description = "KEY is hexadecimal, as `etcdctl --hex` prints it; \\x may be left out.")
    boolean hex;

    @Option(names = "--base64", description = "KEY is base64, as etcdctl's and analyze's json give it.")
    boolean base64;

    @Option(names = "--prefix", description = "All keys that start with KEY, a row each; an empty KEY is all keys.")
    boolean prefix;

    @Option(names = "--limit", paramLabel = "N", description = "Only the newest N revisions (default: 1000; all in json and csv). 0: all.")
    @Nullable
    Integer limit;

    @Option(names = "--top", paramLabel = "N", description = "Rows with --prefix (default: 20; all in json and csv). 0: all.")
    @Nullable
    Integer top;

    @Mixin
    TableOptions tables = new TableOptions();

    HistoryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        new HistoryRun(console, HistorySettings.of(this, console)).run();
        return ExitCode.DONE;
    }
}
