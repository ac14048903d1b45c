package dev.etcdray.cli;

import dev.etcdray.cli.recover.LiveEtcd;
import dev.etcdray.cli.recover.PlanMaker;
import dev.etcdray.cli.recover.PlanWishes;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.ConnectSettings;
import dev.etcdray.recover.journal.MemoryJournal;
import dev.etcdray.recover.plan.CompactionChoice;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Pace;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlanFile;
import dev.etcdray.recover.plan.PlannedMember;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what {@code etcdray recover verify} says. */
final class RecoverVerifyRun {
    private final Console console;
    private final @Nullable Path file;
    private final RecoverVerifyCommand raw;

    RecoverVerifyRun(Console console, @Nullable Path file, RecoverVerifyCommand raw) {
        this.console = console;
        this.file = file;
        this.raw = raw;
    }

    /** The exit code. */
    int run() throws IOException, UsageException {
        Plan plan = file == null ? null : PlanFile.read(file);
        WriteOut writeOut = WriteOut.resolve(raw.writeOut, console.environment(),
                EnumSet.of(WriteOut.SIMPLE, WriteOut.JSON));
        RecoverySettings recovery = RecoverySettings.of(raw.recovery, console);
        if (plan != null && !raw.connect.isGiven(console.environment())) {
            raw.connect.flags.endpoints = plan.members().stream().map(PlannedMember::endpoint).distinct().toList();
        }
        ConnectSettings connection = ConnectArguments.of(raw.connect, console);
        try (Cluster cluster = Cluster.connect(connection)) {
            Plan known = plan == null ? planned(connection, cluster, recovery) : plan;
            return new PlanWork(console, new WorkSettings(connection, recovery, true, writeOut))
                    .verify(known, cluster, new MemoryJournal(), raw.hashKv);
        }
    }

    /** Of the cluster as it is: verifying needs its members and how long is waited. */
    private Plan planned(ConnectSettings connection, Cluster cluster, RecoverySettings recovery) throws IOException {
        LiveEtcd etcd = new LiveEtcd(cluster, recovery.live());
        PlanWishes wishes = new PlanWishes(Goal.Which.NONE, List.of(), true, CompactionChoice.NEVER, 0, null,
                recovery.allowed(), Pace.USUAL, null, Map.of(), null, null, null);
        return new PlanMaker(connection, cluster, etcd, recovery.live(), console).make(wishes).plan();
    }
}
