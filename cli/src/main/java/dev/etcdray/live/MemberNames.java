package dev.etcdray.live;

import io.etcd.jetcd.api.Member;
import io.etcd.jetcd.api.MemberListResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of members: by id, and by where they listen for those that do not answer. */
record MemberNames(Map<Long, String> byId, Map<String, String> byAuthority) {

    static MemberNames of(MemberListResponse list) {
        Map<Long, String> byId = new HashMap<>();
        Map<String, String> byAuthority = new HashMap<>();
        for (Member member : list.getMembersList()) {
            byId.put(member.getID(), member.getName());
            for (String url : member.getClientURLsList()) {
                try {
                    byAuthority.put(Endpoint.parse(url).authority(), member.getName());
                } catch (IllegalArgumentException e) {
                    // A Unix socket: nobody can have asked there.
                }
            }
        }
        return new MemberNames(byId, byAuthority);
    }

    /** The name; null if the list has none. */
    @Nullable
    String of(MemberView view) {
        MemberStatus status = view.status();
        return status == null ? byAuthority.get(view.endpoint().authority()) : byId.get(status.memberId());
    }
}
