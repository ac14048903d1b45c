package dev.etcdray.live;

import io.etcd.jetcd.api.Permission;
import io.etcd.jetcd.api.RangeRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which keys a user may read. Every user may ask for its own roles (etcd, server/etcdserver/api/v3rpc/auth.go). */
final class ReadPermissions {
    private static final String ROOT = "root";

    private final MemberClient member;

    private ReadPermissions(MemberClient member) {
        this.member = member;
    }

    /**
     * What of a range may be read, in order. The range itself is asked for first: where nobody has to say who he is,
     * roles may be there and mean nothing.
     *
     * @param user null = nobody that we know of
     * @throws LiveException if it is nothing
     */
    static List<KeyRange> of(KeyRange wanted, @Nullable String user, MemberClient member) throws LiveException {
        try {
            member.range(RangeRequest.newBuilder().setKey(wanted.from()).setRangeEnd(wanted.rangeEnd()).setLimit(1)
                    .setKeysOnly(true).setSerializable(true).build());
            return List.of(wanted);
        } catch (LiveException e) {
            if (e.kind() != LiveException.Kind.PERMISSION || user == null) {
                throw e;
            }
            return new ReadPermissions(member).partsOf(wanted, user, e);
        }
    }

    private List<KeyRange> partsOf(KeyRange wanted, String user, LiveException refusal) throws LiveException {
        List<KeyRange> granted = granted(user, refusal);
        if (granted.isEmpty()) {
            throw refused("user " + user + " may read no key; whoever has the root role grants it: `etcdctl role"
                    + " grant-permission ROLE --prefix=true read PREFIX`", refusal);
        }
        List<KeyRange> parts = KeyRange.merged(granted).stream().flatMap(range -> range.and(wanted).stream()).toList();
        if (parts.isEmpty()) {
            throw refused("the user may read none of the keys that are asked for; leave --prefix out to see all that he"
                    + " may", refusal);
        }
        return parts;
    }

    private List<KeyRange> granted(String user, LiveException refusal) throws LiveException {
        List<KeyRange> ranges = new ArrayList<>();
        for (String role : rolesOf(user, refusal)) {
            if (role.equals(ROOT)) {
                ranges.add(KeyRange.ALL);
            } else {
                member.role(role).getPermList().stream()
                        .filter(permission -> permission.getPermType() != Permission.Type.WRITE)
                        .map(permission -> KeyRange.ofPermission(permission.getKey(), permission.getRangeEnd()))
                        .forEach(ranges::add);
            }
        }
        return ranges;
    }

    private List<String> rolesOf(String user, LiveException refusal) throws LiveException {
        try {
            return member.user(user).getRolesList();
        } catch (LiveException e) {
            if (e.isAboutAccess()) {
                throw refused("user " + user + " may not read these keys, nor ask which ones he may; is that a user of"
                        + " this cluster?", refusal);
            }
            throw e;
        }
    }

    private LiveException refused(String sentence, LiveException refusal) {
        return new LiveException(LiveException.Kind.PERMISSION, member.endpoint() + ": " + sentence, refusal);
    }
}
