package dev.etcdray.recover.plan;

import dev.etcdray.recover.Member;
import dev.etcdray.recover.MemberId;
import dev.etcdray.recover.Observation;
import dev.etcdray.recover.plan.PlannedStep.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Commands that restore the snapshot: a new cluster of the same voters, in new directories. Revisions jump ahead, so that
 * no informer of Kubernetes sees time run backwards.
 */
public final class WayBack {
    /** More than an etcd writes between a snapshot and its restore (etcd's own advice for Kubernetes). */
    private static final String BUMP = "1000000000";

    private WayBack() {
    }

    /**
     * One command a voter, to be run on its machine.
     *
     * @param peerUrls of all members; without those of a voter there are no commands, as half of them restore nothing
     */
    public static List<Command> commands(@Nullable SnapshotFile snapshot, Observation now,
            Map<MemberId, List<String>> peerUrls) {
        List<Member> voters = now.voters();
        if (snapshot == null || voters.isEmpty()
                || voters.stream().anyMatch(voter -> peerUrls.getOrDefault(voter.id(), List.of()).isEmpty())) {
            return List.of();
        }
        boolean named = voters.stream().map(Member::label).distinct().count() == voters.size();
        String cluster = voters.stream().flatMap(voter -> peerUrls.getOrDefault(voter.id(), List.of()).stream()
                .map(url -> name(voter, named) + "=" + url)).collect(Collectors.joining(","));
        return voters.stream().map(voter -> restore(snapshot, name(voter, named), voter.id(), cluster,
                String.join(",", peerUrls.getOrDefault(voter.id(), List.of())))).toList();
    }

    private static Command restore(SnapshotFile snapshot, String name, MemberId id, String cluster, String urls) {
        String directory = "restored-" + id.hex();
        List<String> line = new ArrayList<>(List.of("etcdutl", "snapshot", "restore", snapshot.path()));
        line.addAll(List.of("--name", name, "--initial-cluster", cluster));
        // The old cluster has the same URLs: with another token its members cannot be mistaken for the new one's.
        line.addAll(List.of("--initial-cluster-token", "restored-" + snapshot.sha256().substring(0, 12)));
        line.addAll(List.of("--initial-advertise-peer-urls", urls, "--data-dir", directory));
        line.addAll(List.of("--bump-revision", BUMP, "--mark-compacted"));
        return new Command(Shell.line(line),
                "restored snapshot; with every etcd stopped, start " + name + " with --data-dir " + directory
                        + " and its other flags as before (etcdutl 3.6, or a late patch of 3.5, knows the last two"
                        + " flags)");
    }

    /** Names that are not one member's alone would not make a cluster. */
    private static String name(Member voter, boolean named) {
        return named ? voter.label() : voter.id().hex();
    }
}
