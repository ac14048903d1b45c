package dev.etcdray.live;

import io.etcd.jetcd.api.Member;
import io.etcd.jetcd.api.MemberListResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where members say that clients find them. */
final class AdvertisedEndpoints {

    private AdvertisedEndpoints() {
    }

    /**
     * The endpoints, with the names of their members; a member that is not started tells none.
     *
     * @throws LiveException if a member can be reached at none of its endpoints
     */
    static Map<Endpoint, @Nullable String> of(MemberListResponse members) throws LiveException {
        Map<Endpoint, @Nullable String> endpoints = new LinkedHashMap<>();
        for (Member member : members.getMembersList()) {
            for (Endpoint endpoint : of(member)) {
                endpoints.put(endpoint, member.getName());
            }
        }
        return endpoints;
    }

    /** Those that can be spoken to; what cannot is passed over where there is another. */
    private static List<Endpoint> of(Member member) throws LiveException {
        List<Endpoint> endpoints = new ArrayList<>();
        LiveException unusable = null;
        for (String url : member.getClientURLsList()) {
            try {
                endpoints.add(Endpoint.parse(url));
            } catch (IllegalArgumentException e) {
                unusable = new LiveException(LiveException.Kind.REFUSED,
                        "member " + member.getName() + " tells clients: "
                                + e.getMessage() + ", and name all --endpoints without --cluster",
                        e);
            }
        }
        if (endpoints.isEmpty() && unusable != null) {
            throw unusable;
        }
        return endpoints;
    }
}
