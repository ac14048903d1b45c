package dev.etcdray.cli.recover;

import dev.etcdray.cli.live.UnknownMemberException;
import dev.etcdray.live.CallEnd;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.Endpoint;
import dev.etcdray.live.ListedMember;
import dev.etcdray.live.LiveException;
import dev.etcdray.live.MemberGauges;
import dev.etcdray.live.MemberView;
import dev.etcdray.live.Operations;
import dev.etcdray.live.Parallel;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real cluster, as the recovery reaches it. Each member is spoken to where the user says that it is, and where its own
 * list says only if he names no endpoint of it: addresses that members tell may be of another network. Before a call that
 * changes a member it is asked who it is: a member that does not answer even that is left alone.
 */
public final class LiveEtcd implements Etcd {
    private final Cluster cluster;
    private final Operations operations;
    private final LiveEtcdSettings settings;
    private final Places places = new Places();

    /** The cluster stays the caller's, who closes it. */
    public LiveEtcd(Cluster cluster, LiveEtcdSettings settings) {
        this.cluster = cluster;
        this.operations = cluster.operations();
        this.settings = settings;
    }

    /**
     * {@inheritDoc} Whoever answers at an endpoint and is on no list is at the end of it.
     *
     * @throws UnknownMemberException if metrics that the user names are of another member than he says
     */
    @Override
    public Observation observe() throws IOException {
        operations.keepLoggedIn();
        List<ListedMember> listed = operations.list(places.all());
        Looks given = new Looks(operations.look(cluster.endpoints().stream().distinct().toList()));
        Looks all = given.and(operations.look(listed.stream().filter(member -> !given.hasAnswer(member))
                .flatMap(member -> Stream.concat(Stream.ofNullable(places.of(new MemberId(member.id()))),
                        member.endpoints().stream()))
                .filter(endpoint -> !given.wasAsked(endpoint)).distinct().toList()));
        places.learn(all.by(listed));
        return new Observation(members(Stream.concat(listed.stream(), all.strangers(listed).stream()).toList(), all),
                all.alarms());
    }

    private List<Member> members(List<ListedMember> listed, Looks looks) throws IOException {
        List<MemberView> views = listed.stream()
                .map(member -> looks.of(member, places.of(new MemberId(member.id())))).toList();
        List<Optional<MemberGauges>> gauges = Parallel.map(
                Stream.iterate(0, i -> i < listed.size(), i -> i + 1).toList(), i -> Optional.ofNullable(
                        operations.gauges(views.get(i).endpoint(), metricsUrl(listed.get(i)))));
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            members.add(MemberStates.of(listed.get(i), views.get(i), own(gauges.get(i), listed.get(i)),
                    settings.quotaBytes()));
        }
        return members;
    }

    /** Metrics are taken for a member's if they say so, or do not say whose they are. */
    private @Nullable MemberGauges own(Optional<MemberGauges> found, ListedMember listed)
            throws UnknownMemberException {
        MemberGauges gauges = found.orElse(null);
        Long whose = gauges == null ? null : gauges.memberId();
        if (whose == null || whose == listed.id()) {
            return gauges;
        }
        URI elsewhere = metricsUrl(listed);
        if (elsewhere == null) {
            return null;
        }
        throw new UnknownMemberException("--metrics-url", new IllegalArgumentException(elsewhere
                + " has the metrics of member " + Long.toHexString(whose) + ", and is given for "
                + (listed.name().isEmpty() ? "" : listed.name() + ", ") + Long.toHexString(listed.id())));
    }

    private @Nullable URI metricsUrl(ListedMember listed) {
        URI named = settings.metricsUrls().get(listed.name());
        return named == null ? settings.metricsUrls().get(Long.toHexString(listed.id())) : named;
    }

    /** By the first that tells it; the list is the same at all. */
    @Override
    public List<Alarm> alarms() throws IOException {
        operations.keepLoggedIn();
        LiveException last = LiveException.unreachable("no member that serves has answered so far");
        for (Endpoint endpoint : places.serving()) {
            try {
                return operations.alarms(endpoint).stream()
                        .map(alarm -> new Alarm(new MemberId(alarm.memberId()), alarm.type())).toList();
            } catch (LiveException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public boolean isCompacted(MemberId member, long revision) throws IOException {
        return operations.isCompacted(place(member), revision);
    }

    @Override
    public void readLinearizably(MemberId member) throws IOException {
        operations.readThroughRaft(place(member));
    }

    @Override
    public Outcome compact(MemberId member, long revision, Duration limit) {
        return change(member, at -> operations.compact(at, revision, limit),
                "compacted at revision " + revision + ", and the member has deleted what that leaves");
    }

    @Override
    public Outcome defragment(MemberId member, Duration limit) {
        return change(member, at -> operations.defragment(at, limit), "the db is rewritten");
    }

    @Override
    public Outcome moveLeader(MemberId leader, MemberId to, Duration limit) {
        return change(leader, at -> operations.moveLeader(at, to.value(), limit), "the lead is handed over");
    }

    /** By whoever serves: the member that an alarm names may be down, a learner, or none any more. */
    @Override
    public Outcome disarm(Alarm alarm) {
        if (!alarm.isNoSpace() || alarm.member().value() == 0) {
            throw new IllegalArgumentException("only alarms about space of one member are disarmed, not " + alarm);
        }
        try {
            operations.keepLoggedIn();
        } catch (LiveException e) {
            return Outcomes.notSent(e);
        }
        return places.serving().stream().findFirst()
                .map(at -> Outcomes.of(operations.disarmNoSpace(at, alarm.member().value()), "disarmed"))
                .orElseGet(() -> new Outcome.NotSent(false, "no member that serves has answered so far"));
    }

    @Override
    public Outcome grantLease(MemberId member, long leaseId, long seconds) {
        return change(member, at -> operations.grantLease(at, leaseId, seconds), "the lease is granted");
    }

    @Override
    public Outcome revokeLease(MemberId member, long leaseId) {
        return change(member, at -> operations.revokeLease(at, leaseId), "a lease was granted and taken back");
    }

    private Outcome change(MemberId member, Function<Endpoint, CallEnd> call, String done) {
        Endpoint place;
        try {
            place = place(member);
        } catch (LiveException e) {
            return Outcomes.notSent(e);
        }
        return Outcomes.of(call.apply(place), done);
    }

    /** Where it answered last, and answers now. */
    private Endpoint place(MemberId member) throws LiveException {
        operations.keepLoggedIn();
        Endpoint place = places.of(member);
        if (place == null) {
            throw LiveException.unreachable("member " + member + " was never seen");
        }
        operations.expect(place, member.value());
        return place;
    }
}
