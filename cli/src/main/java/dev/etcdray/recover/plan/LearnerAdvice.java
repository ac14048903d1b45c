package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;

/** What to do with a learner that is over the quota: it refuses to defragment. */
final class LearnerAdvice {

    private LearnerAdvice() {
    }

    static String of(Member learner) {
        return "a learner refuses to defragment: remove it (etcdctl member remove " + learner.id().hex()
                + "), and when the others are small, add it again with an empty data directory (etcdctl member add"
                + " --learner): until then it would get their full db again; or make it a voter"
                + " (etcdctl member promote " + learner.id().hex() + ") and plan again";
    }
}
