package dev.etcdray.finding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Counts objects that a rule is about, and names the largest. For one thread; merged afterwards. */
final class ObjectTally {
    private final TopEvidence top = new TopEvidence();
    private final Map<String, Long> bytesByNamespace = new HashMap<>();
    private long objects;
    private long bytes;

    void add(LiveObject object, long itsBytes) {
        add(object.namespace(), object.key(), itsBytes);
    }

    void add(String namespace, byte[] key, long itsBytes) {
        objects++;
        bytes += itsBytes;
        bytesByNamespace.merge(namespace, itsBytes, Long::sum);
        top.offer(key, itsBytes, null);
    }

    void addAll(ObjectTally other) {
        objects += other.objects;
        bytes += other.bytes;
        other.bytesByNamespace.forEach((namespace, those) -> bytesByNamespace.merge(namespace, those, Long::sum));
        top.addAll(other.top);
    }

    long objects() {
        return objects;
    }

    long bytes() {
        return bytes;
    }

    TopEvidence top() {
        return top;
    }

    /** The namespace with most, empty if none. */
    String mainNamespace() {
        return bytesByNamespace.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey(
                        Comparator.reverseOrder())))
                .map(Map.Entry::getKey).orElse("");
    }
}
