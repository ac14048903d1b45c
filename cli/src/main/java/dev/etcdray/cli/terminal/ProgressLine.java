package dev.etcdray.cli.terminal;

import dev.etcdray.etcd.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** One line on stderr that moves while long work is done: only for somebody who watches, and only after a second. */
public final class ProgressLine implements Progress, AutoCloseable {
    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final int WIDTH = 79;

    private final Task task;
    private final PrintStream err;
    private final boolean watched;
    private final long patienceNanos;
    private final long since = System.nanoTime();
    private @Nullable ProgressBar bar;
    private boolean closed;

    /** What moves. */
    public enum Task {
        /** A file is read, in bytes. */
        READING("Reading", " MiB", 1 << 20),
        /** A snapshot comes, in bytes. */
        RECEIVING("Receiving", " MiB", 1 << 20),
        /** A file is looked through, in bytes. */
        VERIFYING("Verifying", " MiB", 1 << 20),
        /** A range comes, in keys. */
        KEYS("Reading", " keys", 1);

        private final String label;
        private final String unit;
        private final long unitSize;

        Task(String label, String unit, long unitSize) {
            this.label = label;
            this.unit = unit;
            this.unitSize = unitSize;
        }
    }

    /** Of a file that is read. */
    public ProgressLine(Console console) {
        this(Task.READING, console);
    }

    /** Starts the second of patience. */
    public ProgressLine(Task task, Console console) {
        this(task, console.err(), console.errIsTerminal(), PATIENCE_NANOS);
    }

    ProgressLine(Task task, PrintStream err, boolean watched, long patienceNanos) {
        this.task = task;
        this.err = err;
        this.watched = watched;
        this.patienceNanos = patienceNanos;
    }

    @Override
    public void at(long doneBytes, long totalBytes) {
        if (watched && System.nanoTime() - since > patienceNanos) {
            show(doneBytes, totalBytes);
        }
    }

    private synchronized void show(long doneBytes, long totalBytes) {
        if (closed) {
            return;
        }
        if (bar == null) {
            // A consumer of our own: the library's would start a terminal library to ask for the width.
            bar = new ProgressBarBuilder().setTaskName(task.label).setInitialMax(totalBytes)
                    .setStyle(ProgressBarStyle.ASCII).setUnit(task.unit, task.unitSize).showSpeed()
                    .setUpdateIntervalMillis(250)
                    .setConsumer(new DelegatingProgressBarConsumer(this::redraw, WIDTH)).build();
        }
        bar.stepTo(doneBytes);
    }

    private void redraw(String line) {
        err.print("\r" + line);
        err.flush();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (bar != null) {
            bar.close();
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
            bar = null;
        }
    }
}
