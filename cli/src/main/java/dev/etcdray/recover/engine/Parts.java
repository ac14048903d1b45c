package dev.etcdray.recover.engine;

import dev.etcdray.recover.Etcd;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.journal.Journal;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlannedStep;
import dev.etcdray.recover.plan.Step;

/**
 * What a recovery works with.
 *
 * @param plan to be carried out
 * @param etcd the cluster
 * @param journal where it is written down
 * @param approval who agrees
 * @param narrator who is told
 * @param time the clock
 * @param briefer says what a step is
 * @param snapshot reads the snapshot again
 */
public record Parts(Plan plan, Etcd etcd, Journal journal, Approval approval, Narrator narrator, Time time,
        Briefer briefer, SnapshotProof snapshot) {

    /** Says what a step is, for the cluster as it is now. */
    @FunctionalInterface
    public interface Briefer {
        /** In the words of a plan. */
        PlannedStep of(Step step, Plan plan, Observation now);
    }
}
