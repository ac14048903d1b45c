package dev.etcdray.breakdown;

import dev.etcdray.etcd.StoredRevision;

/** Looks at live values after the pass, on several threads at a time. */
public interface ValueLook {

    /** A visitor for one thread; called on the thread that started the pass. */
    Visitor newVisitor();

    /** How many objects of how many were seen; called now and then, on any thread. */
    default void progress(long done, long total) {
    }

    /** Sees live objects, in the order of the file. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Sees one.
         *
         * @param place where its key is
         * @param revision its newest revision; the value is a view that is good during the call
         */
        void object(Place place, StoredRevision revision);
    }
}
