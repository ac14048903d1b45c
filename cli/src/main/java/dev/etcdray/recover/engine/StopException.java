package dev.etcdray.recover.engine;

/** Ends a run, as it has to. */
final class StopException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    StopException(Ending.Kind kind, String sentence) {
        super(sentence);
        this.ending = new Ending(kind, sentence);
    }

    Ending ending() {
        return ending;
    }
}
