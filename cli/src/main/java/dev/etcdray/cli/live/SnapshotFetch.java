package dev.etcdray.cli.live;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.PrivateFile;
import dev.etcdray.cli.terminal.ProgressLine;
import dev.etcdray.etcd.EarlyLeaves;
import dev.etcdray.etcd.EarlyReading;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.LiveException;
import dev.etcdray.live.MemberChoice;
import dev.etcdray.live.SnapshotDownload;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Brings a member's snapshot into a private file. */
public final class SnapshotFetch {
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
        into(file, file.out(), cluster, choice, console);
    }

    /**
     * The same, and reads it for an analysis while it comes. The cluster is closed as soon as all of it is here.
     *
     * @return what was read
     */
    public static EarlyLeaves readingInto(PrivateFile file, Cluster cluster, MemberChoice choice, Console console)
            throws IOException {
        try (EarlyReading reading = EarlyReading.of(file.path())) {
            into(file, new Watched(file.out(), reading), cluster, choice, console);
            cluster.close();
            return reading.leaves();
        }
    }

    private static void into(PrivateFile file, OutputStream out, Cluster cluster, MemberChoice choice, Console console)
            throws IOException {
        file.demand(choice.status().dbSizeBytes() + SnapshotTrailer.BYTES);
        try (ProgressLine progress = new ProgressLine(ProgressLine.Task.RECEIVING, console)) {
            SnapshotDownload.to(out, cluster, choice, progress);
        }
    }

    /** Tells a reader what has been written. */
    private static final class Watched extends FilterOutputStream {
        private final EarlyReading reading;
        private long bytes;

        Watched(OutputStream out, EarlyReading reading) {
            super(out);
            this.reading = reading;
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            out.write(data, offset, length);
            bytes += length;
            reading.arrived(bytes);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[]{(byte) one}, 0, 1);
        }
    }
}
