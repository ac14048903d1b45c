package dev.etcdray.cli.recover;

import dev.etcdray.live.Cluster;
import dev.etcdray.live.Endpoint;
import dev.etcdray.live.ListedMember;
import dev.etcdray.live.LiveException;
import dev.etcdray.live.MemberAlarm;
import dev.etcdray.live.MemberQuota;
import dev.etcdray.live.MemberStatus;
import dev.etcdray.live.MemberView;
import dev.etcdray.live.Operations;
import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Etcd;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real cluster, as the recovery reaches it. Each member is spoken to where the user says that it is, and where its own
 * list says only if he names no endpoint of it: addresses that members tell may be of another network.
 */
public final class LiveEtcd implements Etcd {
    private final Cluster cluster;
    private final Operations operations;
    private final LiveEtcdSettings settings;
    /** Where members were found. */
    private final Map<MemberId, Endpoint> places = new ConcurrentHashMap<>();

    /** The cluster stays the caller's, who closes it. */
    public LiveEtcd(Cluster cluster, LiveEtcdSettings settings) {
        this.cluster = cluster;
        this.operations = cluster.operations();
        this.settings = settings;
    }

    @Override
    public Observation observe() throws IOException {
        operations.keepLoggedIn();
        List<ListedMember> listed = operations.list();
        List<MemberView> views = new ArrayList<>(operations.look(cluster.endpoints().stream().distinct().toList()));
        remember(views);
        Set<Endpoint> asked = new LinkedHashSet<>(cluster.endpoints());
        List<Endpoint> further = listed.stream().filter(member -> !isAnswered(member, views))
                .flatMap(member -> Stream.concat(Stream.ofNullable(places.get(new MemberId(member.id()))),
                        member.endpoints().stream()))
                .distinct().filter(endpoint -> !isAsked(asked, endpoint)).toList();
        List<MemberView> more = operations.look(further);
        remember(more);
        views.addAll(more);
        List<Member> members = listed.parallelStream().map(member -> member(member, views)).toList();
        return new Observation(members, alarms(views));
    }

    private static boolean isAsked(Set<Endpoint> asked, Endpoint endpoint) {
        return asked.stream().anyMatch(other -> other.authority().equals(endpoint.authority()));
    }

    private static boolean isAnswered(ListedMember member, List<MemberView> views) {
        return views.stream().map(MemberView::status).anyMatch(status -> status != null
                && status.memberId() == member.id());
    }

    private void remember(List<MemberView> views) {
        for (MemberView view : views) {
            MemberStatus status = view.status();
            if (status != null) {
                places.put(new MemberId(status.memberId()), view.endpoint());
            }
        }
    }

    private Member member(ListedMember listed, List<MemberView> views) {
        MemberView view = view(listed, views);
        URI elsewhere = metricsUrl(listed);
        MemberStatus status = view.status();
        // A member that is silent, or told it itself, is not asked for it: its metrics may be silent, too.
        MemberQuota quota = status == null || status.quota() != null || elsewhere == null
                ? null
                : operations.quota(view.endpoint(), elsewhere);
        return MemberStates.of(listed, view, quota,
                operations.gauges(view.endpoint(), elsewhere), settings.quotaBytes());
    }

    private @Nullable URI metricsUrl(ListedMember listed) {
        URI named = settings.metricsUrls().get(listed.name());
        return named == null ? settings.metricsUrls().get(Long.toHexString(listed.id())) : named;
    }

    /** Its answer; else why there is none where it was found before, or says that it is. */
    private MemberView view(ListedMember listed, List<MemberView> views) {
        Endpoint place = places.get(new MemberId(listed.id()));
        return views.stream().filter(view -> {
            MemberStatus status = view.status();
            return status != null && status.memberId() == listed.id();
        }).findFirst().or(() -> views.stream().filter(view -> view.endpoint().equals(place) || listed.endpoints()
                .stream().anyMatch(own -> own.authority().equals(view.endpoint().authority()))).findFirst())
                .orElseGet(() -> notStarted(listed));
    }

    /** A member that was added and has never run: it has no address. */
    private MemberView notStarted(ListedMember listed) {
        return new MemberView(cluster.endpoints().getFirst(), listed.name(), new MemberView.Down(
                LiveException.unreachable(Long.toHexString(listed.id())
                        + ": the member has not started, or tells no address for clients")));
    }

    private static List<Alarm> alarms(List<MemberView> views) {
        Set<Alarm> all = new TreeSet<>(Comparator.comparing(Alarm::type).thenComparing(alarm -> alarm.member().hex()));
        views.stream().map(MemberView::status).flatMap(Stream::ofNullable).flatMap(status -> status.alarms().stream())
                .forEach(alarm -> all.add(of(alarm)));
        return List.copyOf(all);
    }

    private static Alarm of(MemberAlarm alarm) {
        return new Alarm(new MemberId(alarm.memberId()), alarm.type());
    }

    /** By the first voter that answers: the list is the same at all. */
    @Override
    public List<Alarm> alarms() throws IOException {
        operations.keepLoggedIn();
        LiveException last = null;
        for (Endpoint endpoint : places.values()) {
            try {
                return operations.alarms(endpoint).stream().map(LiveEtcd::of).toList();
            } catch (LiveException e) {
                last = e;
            }
        }
        throw last == null ? new IOException("no member has answered so far") : last;
    }

    @Override
    public boolean isCompacted(MemberId member, long revision) throws IOException {
        operations.keepLoggedIn();
        return operations.isCompacted(place(member), revision);
    }

    @Override
    public void readLinearizably(MemberId member) throws IOException {
        operations.keepLoggedIn();
        operations.readThroughRaft(place(member));
    }

    @Override
    public Outcome compact(MemberId member, long revision, Duration limit) {
        return Outcomes.of(operations.compact(place(member), revision, limit),
                "compacted at revision " + revision + ", and the member has deleted what that leaves");
    }

    @Override
    public Outcome defragment(MemberId member, Duration limit) {
        return Outcomes.of(operations.defragment(place(member), limit), "the db is rewritten");
    }

    @Override
    public Outcome moveLeader(MemberId leader, MemberId to, Duration limit) {
        return Outcomes.of(operations.moveLeader(place(leader), to.value(), limit), "the lead is handed over");
    }

    @Override
    public Outcome disarm(Alarm alarm) {
        if (!alarm.isNoSpace()) {
            throw new IllegalArgumentException("only alarms about space are disarmed, not " + alarm);
        }
        Endpoint endpoint = places.containsKey(alarm.member())
                ? place(alarm.member())
                : places.values().iterator().next();
        return Outcomes.of(operations.disarmNoSpace(endpoint, alarm.member().value()), "disarmed");
    }

    @Override
    public Outcome grantLease(MemberId member, long leaseId, long seconds) {
        return Outcomes.of(operations.grantLease(place(member), leaseId, seconds), "the lease is granted");
    }

    @Override
    public Outcome revokeLease(MemberId member, long leaseId) {
        return Outcomes.of(operations.revokeLease(place(member), leaseId), "a lease was granted and taken back");
    }

    /** Where it answered last. */
    private Endpoint place(MemberId member) {
        Endpoint place = places.get(member);
        if (place == null) {
            throw new IllegalStateException("member " + member + " was never seen");
        }
        return place;
    }
}
