package dev.etcdray.cli.recover;

import dev.etcdray.live.Cluster;
import dev.etcdray.live.Endpoint;
import dev.etcdray.live.MemberStatus;
import dev.etcdray.live.MemberView;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import java.util.List;

/** All members that answer, wherever they were found, as commands see them that take endpoints alone. */
public final class SeenMembers {

    private SeenMembers() {
    }

    /** Asks them once more. */
    public static List<MemberView> views(Cluster cluster, Observation seen) {
        return cluster.operations()
                .look(seen.up().stream().map(member -> Endpoint.parse(member.endpoint())).distinct().toList()).stream()
                .map(view -> named(view, seen)).toList();
    }

    private static MemberView named(MemberView view, Observation seen) {
        MemberStatus status = view.status();
        return status == null
                ? view
                : new MemberView(view.endpoint(), seen.member(new MemberId(status.memberId())).map(Member::name)
                        .orElse(null), view.answer());
    }
}
