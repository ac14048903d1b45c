package dev.etcdray.recover.engine;

/** The process ends here, as by SIGKILL: nothing more is written. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;
}
