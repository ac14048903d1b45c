package dev.etcdray.kube.anatomy;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.etcdray.kube.ValueHeader;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Reads the few scalars that rules ask of a live object, in one walk over its value. For one thread. */
public final class ObjectReader {
    private static final String LEASES = "coordination.k8s.io/";
    private static final String LEASE = "Lease";

    private final ValueWalk walk = new ValueWalk();
    private final FactsVisitor visitor;

    /**
     * @param seed of the hashes in {@link ObjectFacts#configData}; one nobody knows keeps hashes from being looked up,
     *        and readers whose hashes are to be compared share it
     */
    public ObjectReader(long seed) {
        visitor = new FactsVisitor(Hashing.xxh3_128(seed));
    }

    /** A Lease is the one kind in a group with a dot that facts are asked of. */
    private static @Nullable String kind(ValueHeader header) {
        String apiVersion = header.apiVersion();
        return apiVersion != null && apiVersion.startsWith(LEASES) && LEASE.equals(header.kind())
                ? LEASE
                : Descriptors.builtInKind(apiVersion, header.kind());
    }

    /** The facts of a value; null for one that is encrypted, broken, or no object in a known encoding. Never throws. */
    public @Nullable ObjectFacts read(MemorySegment value) {
        ValueHeader header = ValueHeader.of(value);
        visitor.begin(kind(header));
        ValueWalk.Outcome outcome = walk.walk(header, value, visitor);
        return outcome == ValueWalk.Outcome.READ ? visitor.facts(header) : null;
    }
}
