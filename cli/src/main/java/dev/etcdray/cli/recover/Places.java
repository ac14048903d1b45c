package dev.etcdray.cli.recover;

import dev.etcdray.live.Endpoint;
import dev.etcdray.live.MemberStatus;
import dev.etcdray.live.MemberView;
import dev.etcdray.recover.MemberId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where members answered last, by their own account. */
final class Places {
    /** Who leads, then who has heard of the newest election. */
    private static final Comparator<MemberStatus> MOST_LIKELY_TO_SERVE = Comparator
            .comparing(MemberStatus::isLeader).thenComparingLong(MemberStatus::raftTerm).reversed();

    private final Map<MemberId, Endpoint> found = new LinkedHashMap<>();
    private List<Endpoint> serving = List.of();

    private record Answer(MemberStatus status, Endpoint endpoint) {}

    /** Takes note of a look at all members. */
    synchronized void learn(List<MemberView> views) {
        List<Answer> up = views.stream().flatMap(view -> {
            MemberStatus status = view.status();
            return status == null ? Stream.empty() : Stream.of(new Answer(status, view.endpoint()));
        }).toList();
        // An address that has gone over to another member is nobody else's any more.
        up.forEach(answer -> found.values().removeIf(answer.endpoint::equals));
        // Of several the first, which the user names.
        up.reversed().forEach(answer -> found.put(new MemberId(answer.status.memberId()), answer.endpoint));
        serving = up.stream().filter(answer -> !answer.status.learner())
                .sorted(Comparator.comparing(Answer::status, MOST_LIKELY_TO_SERVE)).map(Answer::endpoint).toList();
    }

    /** Where a member answered last; null if it never did. */
    synchronized @Nullable Endpoint of(MemberId member) {
        return found.get(member);
    }

    /** All of them. */
    synchronized List<Endpoint> all() {
        return new ArrayList<>(found.values());
    }

    /** Whom to ask for what goes through raft, the best first: voters that answered the last look. */
    synchronized List<Endpoint> serving() {
        return serving;
    }
}
