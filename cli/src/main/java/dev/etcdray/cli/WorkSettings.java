package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.live.ConnectSettings;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;

/**
 * What {@link WorkOptions} come to.
 *
 * @param connection how to reach the cluster
 * @param recovery what all of these commands take
 * @param yes whether every step is agreed to
 * @param writeOut how it is told
 */
record WorkSettings(ConnectSettings connection, RecoverySettings recovery, boolean yes, WriteOut writeOut) {

    /**
     * The settings.
     *
     * @param known endpoints that a plan names, for a user who names none himself
     * @throws UsageException if nobody can be asked, and what that takes is not given
     */
    static WorkSettings of(WorkOptions raw, List<String> known, Console console) throws IOException, UsageException {
        boolean given = raw.connect.isGiven(console.environment());
        if (!console.prompt().isThere() && !(raw.yes && given)) {
            throw new UsageException("there is no terminal to ask for consent: " + (raw.yes
                    ? "--endpoints has to say which cluster is meant"
                    : "--yes has to give it, and --endpoints to say which cluster is meant"));
        }
        WriteOut writeOut = WriteOut.resolve(raw.writeOut, console.environment(),
                EnumSet.of(WriteOut.SIMPLE, WriteOut.JSON));
        RecoverySettings recovery = RecoverySettings.of(raw.recovery, console);
        if (!given && !known.isEmpty()) {
            raw.connect.flags.endpoints = known;
        }
        return new WorkSettings(ConnectArguments.of(raw.connect, console), recovery, raw.yes, writeOut);
    }
}
