package dev.etcdray.live;

import io.etcd.jetcd.api.Member;
import java.util.ArrayList;
import java.util.List;

/**
 * A member as the list of members has it.
 *
 * @param id unsigned
 * @param name empty until it has started once
 * @param endpoints where it says that clients find it; those that cannot be spoken to left out
 * @param peerUrls where other members find it
 * @param learner whether it has no vote
 */
public record ListedMember(long id, String name, List<Endpoint> endpoints, List<String> peerUrls, boolean learner) {

    /** Copies the lists. */
    public ListedMember {
        endpoints = List.copyOf(endpoints);
        peerUrls = List.copyOf(peerUrls);
    }

    /** One that answers at an address and is on no list. */
    public static ListedMember stranger(MemberStatus status, Endpoint endpoint) {
        return new ListedMember(status.memberId(), "", List.of(endpoint), List.of(), status.learner());
    }

    static ListedMember of(Member member) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (String url : member.getClientURLsList()) {
            try {
                endpoints.add(Endpoint.parse(url));
            } catch (IllegalArgumentException e) {
                // A Unix socket: nobody can ask there.
            }
        }
        return new ListedMember(member.getID(), member.getName(), endpoints, member.getPeerURLsList(),
                member.getIsLearner());
    }
}
