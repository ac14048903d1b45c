package dev.etcdray.live;

/**
 * How a call that changes something ended. Only the member's own refusal, and a call that never left this machine, are
 * certain not to have been done.
 */
public sealed interface CallEnd {

    /** The member says that it is done. */
    record Done() implements CallEnd {}

    /**
     * There was no connection to send it over.
     *
     * @param failure why
     */
    record NotSent(LiveException failure) implements CallEnd {}

    /**
     * The member refused it.
     *
     * @param words etcd's own, without the name of the package before them
     * @param failure the same in a sentence
     */
    record Refused(String words, LiveException failure) implements CallEnd {}

    /**
     * It left, and no answer came that would tell what became of it.
     *
     * @param failure what happened
     */
    record Unknown(LiveException failure) implements CallEnd {}
}
