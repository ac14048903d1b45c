package dev.etcdray.finding;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.breakdown.Sums;
import dev.etcdray.etcd.Sizes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Keys in a Kubernetes etcd that are neither Kubernetes' nor those of a program known to share its etcd. */
final class UnknownPrefixRule implements Rule {
    /** First components of keys, with slashes, and whose they are. */
    private static final List<String> KNOWN = List.of("cilium/", "/calico/", "/service/", "/skydns/", "/apisix/",
            "by-dev/", "/coreos.com/");

    @Override
    public String id() {
        return "unknown-prefixes";
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.NAMES);
    }

    @Override
    public List<Finding> findings(Situation situation) {
        if (situation.breakdown().groups().stream().noneMatch(group -> group.place().isKubernetes())) {
            return List.of(); // No Kubernetes here: its keys are what this etcd is for.
        }
        Map<String, Sums> roots = new TreeMap<>();
        for (Breakdown.Group group : situation.breakdown().groups()) {
            Place place = group.place();
            if (!place.isKubernetes() && KNOWN.stream().noneMatch(known -> place.prefix().startsWith(known))) {
                roots.computeIfAbsent(root(place.prefix()), root -> new Sums()).add(group.sums());
            }
        }
        return roots.entrySet().stream().filter(root -> situation.matters(root.getValue().bytes()))
                .sorted(Comparator.comparingLong((Map.Entry<String, Sums> root) -> -root.getValue().bytes())).limit(5)
                .map(root -> finding(root.getKey(), root.getValue(), situation)).toList();
    }

    /** The first component with the slashes around it. */
    private static String root(String prefix) {
        int slash = prefix.indexOf('/', 1);
        return slash < 0 ? prefix : prefix.substring(0, slash + 1);
    }

    private Finding finding(String root, Sums sums, Situation situation) {
        long revisions = 0;
        for (dev.etcdray.breakdown.RevisionState state : dev.etcdray.breakdown.RevisionState.values()) {
            revisions += sums.revisions(state);
        }
        return new FindingBuilder(id()).severity(Severity.INFO)
                .sentence("Keys below " + root + " take " + Sizes.binary(sums.bytes()) + " ("
                        + Sizes.percent(sums.bytes(), situation.revisionBytes()) + ") and are not Kubernetes':"
                        + " find out who writes to its etcd.")
                .where(Where.prefix(root)).bytes(sums.bytes(), Savings.NONE)
                .figure(situation.seesHistory() ? "revisions" : "live objects", revisions,
                        situation.seesHistory() ? "revisions" : "objects")
                .command("etcdray analyze SNAPSHOT --by key --prefix " + Shell.word(root), "none: it reads a file",
                        "none needed")
                .confidence(Confidence.LOW, "Whose they are: etcd does not store who wrote a key.").build();
    }
}
