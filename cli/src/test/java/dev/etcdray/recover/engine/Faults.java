package dev.etcdray.recover.engine;

import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Outcome;
import java.time.Duration;
import java.util.function.Supplier;

/** What goes wrong with a {@link SimulatedEtcd}. */
interface Faults {

    /** Time passes; something may happen that nobody of us did. */
    void passing(SimulatedEtcd etcd);

    /** A call is made: it may be lost on the way, or its answer, or the process may end. */
    Outcome around(SimulatedEtcd etcd, String what, MemberId member, Duration limit, Supplier<Outcome> call);

    /** Nothing goes wrong. */
    Faults NONE = new Faults() {
        @Override
        public void passing(SimulatedEtcd etcd) {
            // Nothing happens.
        }

        @Override
        public Outcome around(SimulatedEtcd etcd, String what, MemberId member, Duration limit,
                Supplier<Outcome> call) {
            return call.get();
        }
    };
}
