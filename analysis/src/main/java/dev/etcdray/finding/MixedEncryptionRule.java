package dev.etcdray.finding;

import dev.etcdray.kube.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects of one resource that are partly encrypted at rest and partly not: written before encryption was set up. */
final class MixedEncryptionRule implements ObjectRule {
    private final List<Map<String, Count>> collected = new ArrayList<>();

    /** Encrypted and plain objects of a resource. */
    private static final class Count {
        private long encrypted;
        private final ObjectTally plain = new ObjectTally();

        void addAll(Count other) {
            encrypted += other.encrypted;
            plain.addAll(other.plain);
        }
    }

    @Override
    public String id() {
        return "mixed-encryption";
    }

    @Override
    public Collector newCollector() {
        Map<String, Count> resources = new TreeMap<>();
        collected.add(resources);
        return object -> {
            String resource = object.place().resource();
            if (resource != null) {
                Count count = resources.computeIfAbsent(resource, of -> new Count());
                if (object.header().encoding() == Encoding.ENCRYPTED) {
                    count.encrypted++;
                } else {
                    count.plain.add(object, object.revision().entryBytes());
                }
            }
        };
    }

    @Override
    public List<Finding> findings(Situation situation) {
        Map<String, Count> all = new TreeMap<>();
        collected.forEach(part -> part.forEach((resource, count) -> all
                .computeIfAbsent(resource, of -> new Count()).addAll(count)));
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().encrypted > 0 && entry.getValue().plain.objects() > 0)
                .map(entry -> finding(entry.getKey(), entry.getValue())).toList();
    }

    private Finding finding(String resource, Count count) {
        return new FindingBuilder(id()).severity(Severity.WARNING)
                .sentence("Of " + resource + ", " + count.plain.objects() + " "
                        + Plural.pick(count.plain.objects(), "is", "are") + " stored in the clear beside "
                        + count.encrypted + " encrypted: written before encryption at rest was set up, and"
                        + " whoever holds this file can read what is in the clear.")
                .bytes(count.plain.bytes(), Savings.NONE).figure("in the clear", count.plain.objects(), "objects")
                .figure("encrypted", count.encrypted, "objects").keys(count.plain.top())
                .command("kubectl get " + Shell.word(resource) + " --all-namespaces --output json | kubectl replace"
                        + " --filename -",
                        "rewrites every object as it is; one that changes meanwhile is refused and"
                                + " has to be done again",
                        "none needed")
                .confidence(Confidence.HIGH, "Whether the API server encrypts what is written now.").build();
    }
}
