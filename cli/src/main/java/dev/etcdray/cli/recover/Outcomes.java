package dev.etcdray.cli.recover;

import dev.etcdray.live.CallEnd;
import dev.etcdray.live.LiveException;
import dev.etcdray.recover.Outcome;

/** Puts how a call ended into the words of the recovery. */
final class Outcomes {

    private Outcomes() {
    }

    /** @param done what to say if it was done */
    static Outcome of(CallEnd end, String done) {
        return switch (end) {
            case CallEnd.Done nothing -> new Outcome.Done(done);
            case CallEnd.NotSent not -> notSent(not.failure());
            case CallEnd.Refused refused -> new Outcome.Refused(reason(refused), sentence(refused.failure()));
            case CallEnd.Unknown unknown -> new Outcome.Unknown(sentence(unknown.failure()));
        };
    }

    /** It did not come to the call. */
    static Outcome notSent(LiveException failure) {
        return new Outcome.NotSent(failure.isAboutAccess(), sentence(failure));
    }

    private static String sentence(LiveException failure) {
        return String.valueOf(failure.getMessage());
    }

    /** etcd, api/v3rpc/rpctypes/error.go. */
    private static Outcome.Reason reason(CallEnd.Refused refused) {
        return switch (refused.words()) {
            case "mvcc: required revision has been compacted" -> Outcome.Reason.COMPACTED;
            case "mvcc: required revision is a future revision" -> Outcome.Reason.FUTURE_REVISION;
            case "mvcc: database space exceeded" -> Outcome.Reason.NO_SPACE;
            case "corrupt cluster" -> Outcome.Reason.CORRUPT;
            case "rpc not supported for learner" -> Outcome.Reason.LEARNER;
            default -> refused.failure().isAboutAccess() ? Outcome.Reason.PERMISSION : Outcome.Reason.OTHER;
        };
    }
}
