package dev.etcdray.cli.live;

import dev.etcdray.etcd.EtcdFacts;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.MemberChoice;
import dev.etcdray.live.MemberStatus;
import dev.etcdray.live.PagedRange;
import dev.etcdray.report.KeyRange;
import dev.etcdray.report.LiveMember;
import dev.etcdray.report.LiveSource;
import dev.etcdray.report.RangeSource;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what a member said into the words of the report. */
final class LiveSources {

    private LiveSources() {
    }

    static LiveSource of(MemberChoice choice, @Nullable Path kept) {
        return new LiveSource(choice.member().endpoint().text(), member(choice), kept);
    }

    static RangeSource of(MemberChoice choice, Cluster.Members members, PagedRange.Result read) {
        MemberStatus status = choice.status();
        List<EtcdFacts.Member> named = members.names().entrySet().stream()
                .map(member -> new EtcdFacts.Member(member.getKey(), member.getValue())).toList();
        List<EtcdFacts.Alarm> alarms = status.alarms().stream()
                .map(alarm -> new EtcdFacts.Alarm(alarm.memberId(), alarm.type())).toList();
        return new RangeSource(choice.member().endpoint().text(), status.memberId(), member(choice),
                named.isEmpty() ? null : named, alarms, status.storageVersion(), null, ranges(read));
    }

    private static @Nullable List<KeyRange> ranges(PagedRange.Result read) {
        return read.isAll() ? null : read.ranges().stream().map(range -> {
            var to = range.to();
            return KeyRange.of(range.from().toByteArray(), to == null ? null : to.toByteArray());
        }).toList();
    }

    private static LiveMember member(MemberChoice choice) {
        MemberStatus status = choice.status();
        return LiveMember.of(status.memberId(), choice.member().name(), status.version(), status.isLeader(),
                status.learner(), status.dbSizeBytes(), status.inUseBytes(), status.revision());
    }
}
