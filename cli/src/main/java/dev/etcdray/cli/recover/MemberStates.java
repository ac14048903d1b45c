package dev.etcdray.cli.recover;

import dev.etcdray.live.ListedMember;
import dev.etcdray.live.MemberGauges;
import dev.etcdray.live.MemberQuota;
import dev.etcdray.live.MemberStatus;
import dev.etcdray.live.MemberView;
import dev.etcdray.recover.Gauges;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import org.jspecify.annotations.Nullable;

/** Puts what a member said into the words of the recovery. */
final class MemberStates {

    private MemberStates() {
    }

    /** @param quotaBytes to take where it does not tell its own; null for none */
    static Member of(ListedMember listed, MemberView view, @Nullable MemberGauges gauges,
            @Nullable Long quotaBytes) {
        String silence = view.answer() instanceof MemberView.Down(var failure)
                ? String.valueOf(failure.getMessage())
                : null;
        MemberStatus status = view.status();
        MemberQuota told = gauges == null ? null : gauges.quota();
        return new Member(new MemberId(listed.id()), listed.name(), view.endpoint().text(), listed.learner(),
                status == null ? null : of(status, limit(status.quota() == null ? told : status.quota(), quotaBytes)),
                gauges == null
                        ? null
                        : new Gauges(gauges.defragInflight(), gauges.openReadTransactions(),
                                gauges.openSnapshotStreams(), gauges.compactRevision()),
                silence);
    }

    private static MemberState of(MemberStatus status, MemberState.@Nullable Limit quota) {
        return new MemberState(new MemberId(status.clusterId()), status.version(), status.dbSizeBytes(),
                status.inUseBytes(), quota, status.leaderId() == 0 ? null : new MemberId(status.leaderId()),
                status.raftTerm(), status.raftIndex(), status.raftAppliedIndex(), status.revision(),
                status.downgradeTarget());
    }

    private static MemberState.@Nullable Limit limit(@Nullable MemberQuota told, @Nullable Long given) {
        if (told != null) {
            return new MemberState.Limit(told.bytes(), told.source());
        }
        return given == null ? null : new MemberState.Limit(given, "option");
    }
}
