package dev.etcdray.cli.terminal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process on Ctrl-C and SIGTERM, at once, whatever its threads are doing, with nothing half-written left
 * behind. Threads are not interrupted: that would close a file's channel for all of them, and report it as an error.
 */
public final class Cancellation {
    private final AtomicBoolean finished = new AtomicBoolean();

    private Cancellation() {
    }

    /** From now on a signal deletes the temporary files and ends the process with the exit code. */
    public static Cancellation install(Console console, int exitCode) {
        Cancellation cancellation = new Cancellation();
        Thread hook = new Thread(() -> cancellation.end(console, exitCode), "cancellation");
        Runtime.getRuntime().addShutdownHook(hook);
        return cancellation;
    }

    /** The run has come to its own end: its exit code stands. */
    public void finished() {
        finished.set(true);
    }

    private void end(Console console, int exitCode) {
        if (finished.get()) {
            return;
        }
        for (java.nio.file.Path left : console.temporaryFiles().deleteAll()) {
            console.warn("cannot delete " + left + "; delete it yourself");
        }
        restoreTerminal(console);
        console.cancelled();
        Runtime.getRuntime().halt(exitCode);
    }

    private static void restoreTerminal(Console console) {
        try {
            console.prompt().restore();
        } catch (IOException e) {
            console.warn("the terminal may not show what you type; `stty echo` helps");
        }
    }
}
