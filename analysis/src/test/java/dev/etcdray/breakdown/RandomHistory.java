package dev.etcdray.breakdown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Thousands of revisions over hundreds of keys, Kubernetes' and others, as a seed decides. */
final class RandomHistory {
    /** Directories with the row that their keys belong to: resource, API group, namespace; or nothing but the prefix. */
    static final List<Directory> DIRECTORIES = List.of(
            new Directory("/registry/pods/web/", new Place("pods", "", "web", "/registry"), "v1", "Pod"),
            new Directory("/registry/pods/db/", new Place("pods", "", "db", "/registry"), "v1", "Pod"),
            new Directory("/registry/minions/", new Place("nodes", "", null, "/registry"), "v1", "Node"),
            new Directory("/registry/deployments/web/", new Place("deployments.apps", "apps", "web", "/registry"),
                    "apps/v1", "Deployment"),
            new Directory("/registry/acme.io/widgets/web/", new Place("widgets.acme.io", "acme.io", "web", "/registry"),
                    "acme.io/v1", "Widget"),
            // No table has robots: their values tell the group.
            new Directory("/registry/robots/web/", new Place("robots.new.k8s.io", "new.k8s.io", "web", "/registry"),
                    "new.k8s.io/v1", "Robot"),
            new Directory("/registry/robots/gone/", new Place("robots.new.k8s.io", "new.k8s.io", "gone", "/registry"),
                    "new.k8s.io/v1", "Robot"),
            new Directory("/calico/ipam/v2/", new Place(null, null, null, "/calico/ipam/v2/"), "", "(no object)"),
            new Directory("/calico/", new Place(null, null, null, "/calico/"), "", "(no object)"),
            new Directory("patroni\u00ff/", new Place(null, null, null, "patroni\\xff/"), "", "(no object)"),
            new Directory("", new Place(null, null, null, "(root)"), "", "(no object)"));

    /** Keys up to their last slash, and what the breakdown must call them. */
    record Directory(String path, Place place, String apiVersion, String kind) {}

    private RandomHistory() {
    }

    static List<FakeFeed.Revision> of(long seed, int revisions) {
        Random random = new Random(seed);
        List<FakeFeed.Revision> history = new ArrayList<>();
        Set<String> alive = new HashSet<>();
        Set<String> inTransaction = new HashSet<>();
        long main = 1 + random.nextLong(1000);
        while (history.size() < revisions) {
            Directory directory = DIRECTORIES.get(random.nextInt(DIRECTORIES.size()));
            String key = directory.path() + "name-" + (int) Math.abs(random.nextGaussian() * 30);
            if (random.nextInt(3) > 0) {
                main += 1 + random.nextInt(3);
                inTransaction.clear();
            }
            if (!inTransaction.add(key)) {
                continue; // etcd refuses a transaction that writes a key twice.
            }
            boolean delete = random.nextInt(directory.path().contains("gone") ? 2 : 8) == 0;
            if (delete && alive.remove(key)) {
                history.add(FakeFeed.Revision.delete(main, key));
            } else {
                alive.add(key);
                history.add(FakeFeed.Revision.put(main, key, value(directory, random), random.nextInt(4)));
            }
        }
        return history;
    }

    private static String value(Directory directory, Random random) {
        String filler = "x".repeat(random.nextInt(300));
        return directory.apiVersion().isEmpty()
                ? "text" + filler
                : "{\"apiVersion\":\"" + directory.apiVersion() + "\",\"kind\":\"" + directory.kind()
                        + "\",\"data\":\"" + filler + "\"}";
    }

    static Directory directory(String key) {
        String path = key.substring(0, key.lastIndexOf('/') + 1);
        return DIRECTORIES.stream().filter(directory -> directory.path().equals(path)).findFirst().orElseThrow();
    }
}
