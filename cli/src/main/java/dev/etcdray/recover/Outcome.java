package dev.etcdray.recover;

/** How a call that changes something ended. Only an answer of the member, or a call that never left, is certain. */
public sealed interface Outcome {

    /** In one sentence, with the member's name. */
    String sentence();

    /**
     * The member says that it is done.
     *
     * @param sentence what it says
     */
    record Done(String sentence) implements Outcome {}

    /**
     * Nothing was sent: no connection, or nobody was asked as who we are is not accepted.
     *
     * @param access whether it is about TLS, user or permission
     * @param sentence why
     */
    record NotSent(boolean access, String sentence) implements Outcome {}

    /**
     * The member refused it.
     *
     * @param reason in etcd's terms
     * @param sentence why
     */
    record Refused(Reason reason, String sentence) implements Outcome {}

    /**
     * It was sent, and nobody knows what came of it: never to be sent again before that is known.
     *
     * @param sentence what happened
     */
    record Unknown(String sentence) implements Outcome {}

    /** Why a member refuses. */
    enum Reason {
        /** {@code mvcc: required revision has been compacted}. */
        COMPACTED,
        /** {@code mvcc: required revision is a future revision}. */
        FUTURE_REVISION,
        /** {@code mvcc: database space exceeded}. */
        NO_SPACE,
        /** {@code etcdserver: corrupt cluster}. */
        CORRUPT,
        /** The user may not do it. */
        PERMISSION,
        /** Learners do not serve it. */
        LEARNER,
        /** Another. */
        OTHER
    }
}
