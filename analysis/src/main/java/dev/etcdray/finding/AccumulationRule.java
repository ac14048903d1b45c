package dev.etcdray.finding;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.etcd.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the bytes come together: from the root down into the largest child for as long as that is most of its parent
 * (the idea of Eclipse Memory Analyzer's accumulation point).
 */
final class AccumulationRule implements Rule {

    @Override
    public String id() {
        return "accumulation-point";
    }

    @Override
    public List<Finding> findings(Situation situation) {
        List<Breakdown.Group> groups = situation.breakdown().groups();
        long bytes = groups.stream().mapToLong(group -> group.sums().bytes()).sum();
        List<String> path = new ArrayList<>();
        while (true) {
            int depth = path.size();
            Map<String, List<Breakdown.Group>> children = new TreeMap<>();
            for (Breakdown.Group group : groups) {
                List<String> whole = path(group.place());
                if (whole.size() > depth) {
                    children.computeIfAbsent(whole.get(depth), name -> new ArrayList<>()).add(group);
                }
            }
            String largest = null;
            long most = -1;
            for (Map.Entry<String, List<Breakdown.Group>> child : children.entrySet()) {
                long sum = child.getValue().stream().mapToLong(group -> group.sums().bytes()).sum();
                if (sum > most) {
                    most = sum;
                    largest = child.getKey();
                }
            }
            if (largest == null || !situation.reaches(Threshold.ACCUMULATION_DROP, most, bytes)) {
                return finding(path, groups, bytes, situation);
            }
            path.add(largest);
            groups = children.getOrDefault(largest, List.of());
            bytes = most;
        }
    }

    /** Prefix, resource, namespace; outside Kubernetes the components of the prefix. */
    private static List<String> path(Place place) {
        List<String> path = new ArrayList<>();
        String resource = place.resource();
        if (resource == null) {
            path.addAll(List.of(place.prefix().split("(?<=/)(?=.)")));
            return path;
        }
        path.add(place.prefix());
        path.add(resource);
        String namespace = place.namespace();
        if (namespace != null) {
            path.add(namespace);
        }
        return path;
    }

    private static Where where(List<String> path, Place place) {
        return place.isKubernetes()
                ? Where.resource(path.get(1), path.size() > 2 ? path.get(2) : null)
                : Where.prefix(String.join("", path));
    }

    /** The registry itself is no news: every cluster has most there. */
    private List<Finding> finding(List<String> path, List<Breakdown.Group> groups, long bytes, Situation situation) {
        if (path.isEmpty() || (path.size() == 1 && groups.getFirst().place().isKubernetes())
                || !situation.matters(bytes)
                || !situation.reaches(Threshold.ACCUMULATION_SHARE, bytes, situation.revisionBytes())) {
            return List.of();
        }
        Place place = groups.getFirst().place();
        String where = place.isKubernetes()
                ? path.get(1) + (path.size() > 2 ? " in namespace " + path.get(2) : "") + " take "
                : "keys below " + String.join("", path) + " take ";
        return List.of(new FindingBuilder(id()).severity(Severity.INFO)
                .audience(place.isKubernetes() && path.size() > 2 ? Audience.TENANT : Audience.PLATFORM)
                .sentence("Most of " + situation.allOfIt() + " comes together in one place: " + where
                        + Sizes.binary(bytes)
                        + " (" + Sizes.percent(bytes, situation.revisionBytes()) + ") of " + situation.allData() + ".")
                .where(where(path, place)).bytes(bytes, Savings.NONE).figure("there", bytes, "bytes")
                .figure(situation.seesHistory() ? "all revisions" : "all live objects", situation.revisionBytes(),
                        "bytes")
                .command(place.isKubernetes()
                        ? "etcdray analyze SNAPSHOT --by key --resource " + Shell.word(path.get(1))
                                + (path.size() > 2 ? " --namespace " + Shell.word(path.get(2)) : "")
                        : "etcdray analyze SNAPSHOT --by key --prefix " + Shell.word(String.join("", path)),
                        "none: it reads a file", "none needed")
                .confidence(Confidence.HIGH, "Whether it should be there.").build());
    }
}
