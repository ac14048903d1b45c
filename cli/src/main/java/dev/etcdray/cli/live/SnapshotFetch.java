package dev.etcdray.cli.live;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.PrivateFile;
import dev.etcdray.cli.terminal.ProgressLine;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.LiveException;
import dev.etcdray.live.MemberChoice;
import dev.etcdray.live.SnapshotDownload;
import java.io.IOException;

/** Brings a member's snapshot into a private file. */
public final class SnapshotFetch {
    private static final int TRAILER_BYTES = 32;

    private SnapshotFetch() {
    }

    /**
     * Checks that there is room, and receives it.
     *
     * @throws LiveException if the member does not send it whole
     * @throws IOException if it cannot be written
     */
    public static void into(PrivateFile file, Cluster cluster, MemberChoice choice, Console console)
            throws IOException {
        file.demand(choice.status().dbSizeBytes() + TRAILER_BYTES);
        try (ProgressLine progress = new ProgressLine(ProgressLine.Task.RECEIVING, console)) {
            SnapshotDownload.to(file.out(), cluster, choice, progress);
        }
    }
}
