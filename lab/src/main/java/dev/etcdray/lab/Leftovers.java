package dev.etcdray.lab;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Processes, mounts and namespaces that must not outlive this JVM, also when a test run is cancelled. */
final class Leftovers {
    private static final Deque<Runnable> UNDONE = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::undoAll));
    }

    private Leftovers() {
    }

    /** Remembers how to undo something. */
    static void add(Runnable undo) {
        UNDONE.addFirst(undo);
    }

    /** Forgets it again: it is undone. */
    static void remove(Runnable undo) {
        UNDONE.remove(undo);
    }

    /** The newest first: a disk is busy as long as a server writes to it. */
    private static void undoAll() {
        for (Runnable undo : UNDONE) {
            try {
                undo.run();
            } catch (RuntimeException | AssertionError e) {
                // Nobody is left to tell, and the others have to go as well.
                System.err.println("etcdray lab: something was left behind: " + e);
            }
        }
    }
}
