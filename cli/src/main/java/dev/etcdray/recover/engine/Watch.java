package dev.etcdray.recover.engine;

import dev.etcdray.recover.Etcd;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.Observation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at all members before and after each step, and stops the run when somebody else is at work. */
final class Watch {
    private static final long PAUSE_MILLIS = 1_000;
    /** An election, or an answer that was late once, is over by then; a look at a silent member takes some of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Etcd etcd;
    private final Time time;
    private @Nullable Observation last;

    Watch(Etcd etcd, Time time) {
        this.etcd = etcd;
        this.time = time;
    }

    /** The first look of a run: it is what later ones are compared with. */
    Observation first() throws StopException {
        Observation now = observe();
        last = now;
        return now;
    }

    /** Nobody did anything since the last look. */
    Observation again() throws StopException {
        return after(Expected.NOTHING);
    }

    /** Nobody but us did anything since the last look. */
    Observation after(Expected expected) throws StopException {
        Instant since = time.now();
        for (int attempt = 1;; attempt++) {
            Observation now = observe();
            refuseCorrupt(now);
            Observation before = last;
            List<Change> changes = before == null ? new ArrayList<>() : Guard.changes(before, now, expected);
            lacking(now).ifPresent(changes::add);
            if (changes.isEmpty()) {
                last = now;
                return now;
            }
            boolean patient = attempt < 2 || Duration.between(since, time.now()).compareTo(PATIENCE) < 0;
            if (!patient || !changes.stream().allMatch(Change::passing)) {
                throw new StopException(Ending.Kind.PARTIAL, "the cluster is not as it was left: "
                        + changes.stream().map(Change::sentence).collect(Collectors.joining("; ")));
            }
            time.sleep(PAUSE_MILLIS);
        }
    }

    /** However long it has been so: nothing is changed with fewer voters than it takes to agree on something. */
    private static Optional<Change> lacking(Observation now) {
        long up = now.voters().stream().filter(Member::isUp).count();
        return up >= now.quorum()
                ? Optional.empty()
                : Optional.of(new Change(true, "only " + up + " of " + now.voters().size() + " voters answer, and "
                        + now.quorum() + " are needed"));
    }

    /** A look that is compared with nothing: while something unknown is observed. */
    Observation observe() throws StopException {
        try {
            return etcd.observe();
        } catch (IOException e) {
            throw new StopException(Ending.Kind.PARTIAL, "no member tells who the members are: " + e.getMessage());
        }
    }

    /** From here on this is what was. */
    void accept(Observation now) {
        last = now;
    }

    static void refuseCorrupt(Observation now) throws StopException {
        if (now.isCorrupt()) {
            throw new StopException(Ending.Kind.CORRUPT, "an alarm says that members disagree about data ("
                    + now.alarms().stream().map(Object::toString).collect(Collectors.joining(", "))
                    + "): nothing may be changed; take a snapshot of each member, and follow etcd's guide to data"
                    + " corruption (https://etcd.io/docs/latest/op-guide/data_corruption/)");
        }
    }
}
