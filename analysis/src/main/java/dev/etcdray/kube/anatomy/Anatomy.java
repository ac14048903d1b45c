package dev.etcdray.kube.anatomy;

import dev.etcdray.kube.ValueHeader;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bytes inside live objects by field path, exact: for each resource the rows add up to the length of its values.
 *
 * <p>
 * What introduces a field belongs to it: in protobuf its tag and length, in JSON the comma, the white space and the name
 * before its value, in CBOR its key and head; a closing bracket belongs to what it closes. A list's items are one row,
 * {@code spec.containers[]}. What holds together an object that has rows of its own is {@code spec.(framing)}. What is
 * around the object, {@code k8s\0}, type, wrapper and outermost brackets, is {@code (envelope)}.
 *
 * <p>
 * Metadata by field, annotations by key, managedFields by manager, everything else two levels below {@code spec},
 * {@code status}, {@code data} and the like. A value that cannot be looked into is one row: {@code (encrypted)},
 * {@code (opaque)} for what is no object in a known encoding, {@code (undecodable)} for one that is broken.
 *
 * <p>
 * For one thread; {@link #merge} brings several together. At most 20,000 fields a resource are told apart: further keys
 * go to {@code [*]}, and which those are depends on the order of values. Of values only names are kept.
 */
public final class Anatomy {
    private static final Comparator<FieldBytes> LARGEST_FIRST = Comparator.comparing(FieldBytes::resource)
            .thenComparing(Comparator.comparingLong(FieldBytes::bytes).reversed()).thenComparing(FieldBytes::field);

    private final Map<String, FieldTree> trees = new HashMap<>();
    private final ValueWalk walk = new ValueWalk();
    private final AnatomyVisitor visitor = new AnatomyVisitor();

    /**
     * Adds a live value. Takes any bytes and never throws on their account.
     *
     * @param resource what rows are to be told apart by: {@code pods}, {@code deployments.apps}
     */
    public void add(String resource, MemorySegment value) {
        FieldTree tree = trees.computeIfAbsent(resource, _ -> new FieldTree());
        ValueHeader header = ValueHeader.of(value);
        visitor.begin(tree, Descriptors.builtInKind(header.apiVersion(), header.kind()));
        ValueWalk.Outcome outcome = walk.walk(header, value, visitor);
        if (outcome == ValueWalk.Outcome.READ) {
            visitor.end(value.byteSize());
            return;
        }
        visitor.abandon();
        tree.addWhole(switch (outcome) {
            case ENCRYPTED -> "encrypted";
            case OPAQUE -> "opaque";
            case MALFORMED, READ -> "undecodable";
        }, value.byteSize());
    }

    /**
     * Adds values that are not looked into, as one row.
     *
     * @param note the row is called that, in parentheses
     */
    public void addWhole(String resource, String note, long objects, long bytes) {
        trees.computeIfAbsent(resource, _ -> new FieldTree()).addWhole(note, objects, bytes);
    }

    /** Adds all that another one counted. */
    public void merge(Anatomy other) {
        other.trees.forEach((resource, tree) -> trees.computeIfAbsent(resource, _ -> new FieldTree()).merge(tree));
    }

    /** All fields, by resource, the largest first. */
    public List<FieldBytes> fields() {
        return cut(0);
    }

    /**
     * The fields that have at least a share of their resource's bytes. Smaller ones are folded: into their parent when
     * nothing is left of it beside them, else into {@code parent... (N smaller)}, where N fields of {@link #fields} are
     * meant, and {@code objects} is that of the most frequent one. So rows still add up.
     *
     * @param share from 0, nothing is folded, to 1
     */
    public List<FieldBytes> cut(double share) {
        return cut(share, FieldNames.PLAIN);
    }

    /** The same under other names. */
    public List<FieldBytes> cut(double share, FieldNames names) {
        List<FieldBytes> rows = new ArrayList<>();
        trees.forEach((resource, tree) -> rows.addAll(FieldRows.of(resource, tree, share, names)));
        rows.sort(LARGEST_FIRST);
        return List.copyOf(rows);
    }
}
