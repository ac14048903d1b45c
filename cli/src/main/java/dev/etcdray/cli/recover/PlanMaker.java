package dev.etcdray.cli.recover;

import dev.etcdray.cli.live.UnknownMemberException;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.ConnectSettings;
import dev.etcdray.live.ListedMember;
import dev.etcdray.recover.Alarm;
import dev.etcdray.recover.Etcd;
import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.MemberState;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.Goal;
import dev.etcdray.recover.plan.Plan;
import dev.etcdray.recover.plan.PlanRequest;
import dev.etcdray.recover.plan.Planner;
import dev.etcdray.recover.plan.SnapshotFile;
import dev.etcdray.recover.plan.SnapshotForecast;
import dev.etcdray.report.Tool;
import dev.etcdray.report.ToolVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a plan of a live cluster: looks, takes a snapshot, forecasts, looks again. Changes nothing. */
public final class PlanMaker {
    private final ConnectSettings connection;
    private final Cluster cluster;
    private final Etcd etcd;
    private final LiveEtcdSettings settings;
    private final Console console;

    /** The cluster stays the caller's. */
    public PlanMaker(ConnectSettings connection, Cluster cluster, Etcd etcd, LiveEtcdSettings settings,
            Console console) {
        this.connection = connection;
        this.cluster = cluster;
        this.etcd = etcd;
        this.settings = settings;
        this.console = console;
    }

    /**
     * A plan, and what it was made of.
     *
     * @param plan it
     * @param seen the cluster then
     */
    public record Made(Plan plan, Observation seen) {}

    /**
     * Makes it, whether or not something stands in its way.
     *
     * @throws UnknownMemberException if a member is named that is none
     */
    public Made make(PlanWishes wishes) throws IOException {
        Observation before = etcd.observe();
        NamedMembers named = new NamedMembers(before);
        Set<MemberId> members = named.ids("--member", wishes.members());
        Map<MemberId, Long> freeDisk = named.freeDisk(wishes.freeDisk());
        named.refuseUnknownMetrics(settings.metricsUrls().keySet());
        long keep = keepRevisions(wishes, before);
        SnapshotFile snapshot = snapshot(wishes, before);
        SnapshotForecast forecast = snapshot == null
                ? null
                : new SnapshotForecasts(console, Path.of(snapshot.path()), server(before, snapshot)).of(keep);
        Observation now = etcd.observe();
        PlanRequest request = new PlanRequest(new Goal(wishes.defragment(), members, wishes.disarm()), keep,
                wishes.compaction(), wishes.allowed(), wishes.pace(), wishes.defragTimeoutSeconds(), freeDisk,
                // Who may take a snapshot has the role root, which all of it needs.
                snapshot == null ? null : true, byHand(now), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                new Tool(ToolVersion.get()));
        return new Made(Planner.plan(request, now, alarms(now), snapshot, forecast), now);
    }

    /** That of the plan that is replaced, if it is as good as a new one. */
    private @Nullable SnapshotFile snapshot(PlanWishes wishes, Observation now) throws IOException {
        Path target = wishes.snapshot();
        if (target == null) {
            return null;
        }
        PlanSnapshot snapshots = new PlanSnapshot(console);
        Path earlier = wishes.replaced();
        if (earlier != null && wishes.from() == null) {
            Optional<SnapshotFile> good = new EarlierSnapshot(earlier, snapshots).stillGood(now);
            if (good.isPresent()) {
                console.remark("Nothing was written since " + good.get().path() + " was taken: it serves again");
                return good.get();
            }
        }
        return snapshots.take(cluster, target, SeenMembers.views(cluster, now), wishes.from());
    }

    /** Who sent it, if he still answers; else any other: members of one version forecast alike. */
    private static MemberState server(Observation now, SnapshotFile snapshot) throws IOException {
        return now.member(snapshot.member()).map(Member::state).or(() -> now.up().stream().map(Member::up).findFirst())
                .orElseThrow(() -> new IOException("no member answers: " + now.members().stream()
                        .map(member -> String.valueOf(member.silence())).collect(Collectors.joining("; "))));
    }

    /** Of raft's list; without a leader there is none to be had, and the plan says that itself. */
    private List<Alarm> alarms(Observation now) {
        try {
            return etcd.alarms();
        } catch (IOException e) {
            console.warn("the list of alarms is not to be had, and is taken from the members' own words: "
                    + e.getMessage());
            return now.alarms();
        }
    }

    private static long keepRevisions(PlanWishes wishes, Observation now) throws IOException {
        Long revision = wishes.revision();
        if (revision == null) {
            return wishes.keepRevisions();
        }
        if (revision > now.revision()) {
            throw new IOException("the cluster is at revision " + now.revision() + ", before revision " + revision
                    + "; give one that it has reached");
        }
        return now.revision() - revision;
    }

    private PlanRequest.ByHand byHand(Observation now) throws IOException {
        Map<MemberId, List<String>> peers = cluster.operations().list().stream()
                .collect(Collectors.toMap(member -> new MemberId(member.id()), ListedMember::peerUrls));
        Map<MemberId, String> metrics = new HashMap<>();
        for (Member member : now.members()) {
            URI url = settings.metricsUrls().getOrDefault(member.name(),
                    settings.metricsUrls().get(member.id().hex()));
            if (url != null) {
                metrics.put(member.id(), url.toString());
            }
        }
        return new PlanRequest.ByHand(EtcdctlFlags.of(connection), metrics, peers);
    }
}
