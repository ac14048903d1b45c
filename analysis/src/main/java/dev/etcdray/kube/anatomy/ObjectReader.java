package dev.etcdray.kube.anatomy;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.etcdray.kube.ValueHeader;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** Reads the few scalars that rules ask of a live object, in one walk over its value. For one thread. */
public final class ObjectReader {
    private final ValueWalk walk = new ValueWalk();
    private final FactsVisitor visitor;

    /**
     * @param seed of the hashes in {@link ObjectFacts#configData}; one nobody knows keeps hashes from being looked up,
     *        and readers whose hashes are to be compared share it
     */
    public ObjectReader(long seed) {
        visitor = new FactsVisitor(Hashing.xxh3_128(seed));
    }

    /** The facts of a value; null for one that is encrypted, broken, or no object in a known encoding. Never throws. */
    public @Nullable ObjectFacts read(MemorySegment value) {
        ValueHeader header = ValueHeader.of(value);
        visitor.begin(Descriptors.builtInKind(header.apiVersion(), header.kind()));
        ValueWalk.Outcome outcome = walk.walk(header, value, visitor);
        return outcome == ValueWalk.Outcome.READ ? visitor.facts(header) : null;
    }
}
