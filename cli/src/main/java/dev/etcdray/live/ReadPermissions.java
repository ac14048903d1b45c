package dev.etcdray.live;

import io.etcd.jetcd.api.Permission;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which keys a user may read. Every user may ask for its own roles (etcd, server/etcdserver/api/v3rpc/auth.go). */
final class ReadPermissions {
    private static final String ROOT = "root";

    private ReadPermissions() {
    }

    /**
     * The ranges, in order.
     *
     * @param user null = nobody that we know of; then etcd will say
     * @throws LiveException if the user may read no key
     */
    static List<KeyRange> of(@Nullable String user, MemberClient member) throws LiveException {
        if (user == null) {
            return List.of(KeyRange.ALL);
        }
        List<KeyRange> ranges = new ArrayList<>();
        try {
            for (String role : member.user(user).getRolesList()) {
                if (role.equals(ROOT)) {
                    return List.of(KeyRange.ALL);
                }
                member.role(role).getPermList().stream()
                        .filter(permission -> permission.getPermType() != Permission.Type.WRITE)
                        .map(permission -> KeyRange.ofPermission(permission.getKey(), permission.getRangeEnd()))
                        .forEach(ranges::add);
            }
        } catch (LiveException e) {
            if (e.kind() == LiveException.Kind.REFUSED || e.kind() == LiveException.Kind.PERMISSION) {
                return List.of(KeyRange.ALL); // No such user, or nobody has to be one: the range itself will tell.
            }
            throw e;
        }
        if (ranges.isEmpty()) {
            throw new LiveException(LiveException.Kind.PERMISSION, member.endpoint() + ": user " + user
                    + " may read no key; whoever has the root role grants it: `etcdctl role grant-permission ROLE"
                    + " --prefix=true read PREFIX`", null);
        }
        return KeyRange.merged(ranges);
    }
}
