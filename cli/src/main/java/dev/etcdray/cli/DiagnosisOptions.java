package dev.etcdray.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to forecast and what to look for. */
final class DiagnosisOptions {
    @Option(names = "--compact-at", paramLabel = "REV", description = "Forecast a compaction at this revision: head, head-N, a number, or none for a defragmentation alone (default: head).")
    @Nullable
    String compactAt;

    @Option(names = "--etcd-version", paramLabel = "VERSION", description = "Version of the members, as 3.5.21, whose rules the forecast takes (default: what the file tells).")
    @Nullable
    String etcdVersion;

    @Option(names = "--quota", paramLabel = "SIZE", description = "The members' --quota-backend-bytes, as 8GiB: how near is it?")
    @Nullable
    String quota;

    @Option(names = "--anatomy", negatable = true, description = "Read the values of live objects too: bytes by field, and the rules that need them (default: only for a report).")
    @Nullable
    Boolean anatomy;

    @Option(names = "--fail-on", paramLabel = "SEVERITY", description = "Exit with 3 if there is a finding of info, warning or critical, or worse.")
    @Nullable
    String failOn;

    @Option(names = "--threshold", paramLabel = "NAME=VALUE", description = "Set a rule's limit, as helm.keep=5; may be repeated. README lists them.")
    List<String> thresholds = new ArrayList<>();

    @Option(names = "--thresholds", paramLabel = "FILE", description = "Limits from a file, a NAME=VALUE a line; --threshold goes before it.")
    @Nullable
    String thresholdsFile;
}
