package dev.etcdray.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a plan rests on. */
final class PlanningOptions {
    @Option(names = "--snapshot", paramLabel = "FILE", description = "Where the snapshot goes that is taken first; it must not exist.")
    @Nullable
    String snapshot;

    @Option(names = "--from", paramLabel = "MEMBER", description = "Take it from this member: its name, id or endpoint (default: a healthy follower; under an alarm the one with the largest db).")
    @Nullable
    String from;

    @Option(names = "--free-disk", paramLabel = "[MEMBER=]SIZE", description = "Free bytes beside a member's db (of all members, if none is named), as `df` tells there: a defragmentation needs room for the new db. May be repeated.")
    List<String> freeDisk = new ArrayList<>();

    @Option(names = "--defrag-timeout", paramLabel = "TIME", description = "Longest wait for a defragmentation's answer (default: ten times the estimate, and 5m at least).")
    @Nullable
    String defragTimeout;
}
