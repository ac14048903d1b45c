package dev.etcdray.cli.recover;

import dev.etcdray.live.Endpoint;
import dev.etcdray.live.ListedMember;
import dev.etcdray.live.LiveException;
import dev.etcdray.live.MemberStatus;
import dev.etcdray.live.MemberView;
import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.MemberId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking at some addresses: who answered is known by what it says, whatever the address is called.
 *
 * @param views one an address
 */
record Looks(List<MemberView> views) {

    Looks {
        views = List.copyOf(views);
    }

    Looks and(List<MemberView> more) {
        return new Looks(Stream.concat(views.stream(), more.stream()).toList());
    }

    boolean hasAnswer(ListedMember member) {
        return views.stream().anyMatch(view -> isBy(view, member.id()));
    }

    boolean wasAsked(Endpoint endpoint) {
        return views.stream().anyMatch(isAt(endpoint));
    }

    /**
     * A member's answer; else why there is none where it was found before, or says that it is.
     *
     * @param place where it was found before; null for nowhere
     */
    MemberView of(ListedMember member, @Nullable Endpoint place) {
        return views.stream().filter(view -> isBy(view, member.id())).findFirst()
                .orElseGet(() -> silence(member, place));
    }

    private MemberView silence(ListedMember member, @Nullable Endpoint place) {
        List<MemberView> there = Stream.concat(Stream.ofNullable(place), member.endpoints().stream()).distinct()
                .flatMap(endpoint -> views.stream().filter(isAt(endpoint))).toList();
        return there.stream().filter(view -> view.status() == null).findFirst()
                .or(() -> there.stream().findFirst().map(view -> takenBy(view, member)))
                .orElseGet(
                        () -> down(views.getFirst().endpoint(), LiveException.unreachable(Long.toHexString(member.id())
                                + ": the member has not started, or tells no address for clients")));
    }

    /** All members that say that they are at the same address are found there, and one of them answers. */
    private static MemberView takenBy(MemberView view, ListedMember member) {
        MemberStatus status = view.status();
        return status == null
                ? view
                : down(view.endpoint(), LiveException.another(view.endpoint(), status.memberId(), member.id()));
    }

    private static MemberView down(Endpoint endpoint, LiveException failure) {
        return new MemberView(endpoint, null, new MemberView.Down(failure));
    }

    /** Answers of those that are on the list: nobody else is ever asked for something, or to do something. */
    List<MemberView> by(List<ListedMember> listed) {
        return views.stream().filter(view -> listed.stream().anyMatch(member -> isBy(view, member.id()))).toList();
    }

    /** Those that answer and are on no list: of another cluster, or no longer members of this one. */
    List<ListedMember> strangers(List<ListedMember> listed) {
        return views.stream().flatMap(view -> {
            MemberStatus status = view.status();
            return status == null || listed.stream().anyMatch(member -> member.id() == status.memberId())
                    ? Stream.empty()
                    : Stream.of(ListedMember.stranger(status, view.endpoint()));
        }).toList();
    }

    /** Of all that answer, each once, in a fixed order. */
    List<Alarm> alarms() {
        Set<Alarm> all = new TreeSet<>(Comparator.comparing(Alarm::type).thenComparing(alarm -> alarm.member().value(),
                Long::compareUnsigned));
        views.stream().map(MemberView::status).flatMap(Stream::ofNullable).flatMap(status -> status.alarms().stream())
                .forEach(alarm -> all.add(new Alarm(new MemberId(alarm.memberId()), alarm.type())));
        return List.copyOf(all);
    }

    private static boolean isBy(MemberView view, long memberId) {
        MemberStatus status = view.status();
        return status != null && status.memberId() == memberId;
    }

    private static Predicate<MemberView> isAt(Endpoint endpoint) {
        return view -> view.endpoint().authority().equals(endpoint.authority());
    }
}
