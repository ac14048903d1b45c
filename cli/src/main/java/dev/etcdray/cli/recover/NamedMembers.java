package dev.etcdray.cli.recover;

import dev.etcdray.cli.live.UnknownMemberException;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Members as options name them. A name that nobody has is a slip of the user's, and is never passed over. */
public final class NamedMembers {
    private final Observation now;

    /** Of a cluster. */
    public NamedMembers(Observation now) {
        this.now = now;
    }

    /** Ids of members that are called so: by name, id or endpoint. */
    Set<MemberId> ids(String flag, Collection<String> names) throws UnknownMemberException {
        Set<MemberId> ids = new HashSet<>();
        for (String name : names) {
            ids.add(id(flag, name));
        }
        return ids;
    }

    /** Free bytes of each; the empty name is any other. */
    Map<MemberId, Long> freeDisk(Map<String, Long> given) throws UnknownMemberException {
        Map<MemberId, Long> byId = new HashMap<>();
        Long any = given.get("");
        if (any != null) {
            now.members().forEach(member -> byId.put(member.id(), any));
        }
        for (Map.Entry<String, Long> entry : given.entrySet()) {
            if (!entry.getKey().isEmpty()) {
                byId.put(id("--free-disk", entry.getKey()), entry.getValue());
            }
        }
        return byId;
    }

    /**
     * Metrics are looked for by name and by hexadecimal id alone.
     *
     * @throws UnknownMemberException if one is nobody's
     */
    public void refuseUnknownMetrics(Collection<String> names) throws UnknownMemberException {
        for (String name : names) {
            one("--metrics-url", name, member -> List.of(member.name(), member.id().hex()).contains(name));
        }
    }

    private MemberId id(String flag, String name) throws UnknownMemberException {
        return one(flag, name, member -> List
                .of(member.name(), member.id().hex(), member.id().decimal(), member.endpoint()).contains(name)).id();
    }

    private Member one(String flag, String name, Predicate<Member> isCalledSo) throws UnknownMemberException {
        return now.members().stream().filter(isCalledSo).findFirst()
                .orElseThrow(() -> new UnknownMemberException(flag, new IllegalArgumentException(
                        "no member is called '" + name + "'; there are " + now.members().stream()
                                .map(member -> member.label() + " (" + member.id() + ", " + member.endpoint() + ")")
                                .collect(Collectors.joining(", ")))));
    }
}
