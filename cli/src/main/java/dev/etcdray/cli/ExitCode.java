package dev.etcdray.cli;

/** How the process ends; one meaning each for all commands. */
final class ExitCode {
    static final int DONE = 0;
    static final int ERROR = 1;
    static final int USAGE = 2;
    static final int THRESHOLD = 3;
    static final int CANCELLED = 5;
    static final int ACCESS = 8;
    static final int DAMAGED = 9;

    private ExitCode() {
    }
}
