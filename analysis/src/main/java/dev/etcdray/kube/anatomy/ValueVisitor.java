package dev.etcdray.kube.anatomy;

import java.io.IOException;

/**
 * Is led through a value by {@link ValueWalk}. Offsets count from the value's first byte and never fall; every
 * {@link #enter} is followed by its {@link #leave}, unless the value turns out to be malformed.
 *
 * <p>
 * Where a field begins and ends, in any encoding: what introduces it belongs to it. In protobuf that is its tag and
 * length; in JSON the comma, the white space and the name before its value; in CBOR its key and head. A closing bracket
 * and the white space before it belong to what it closes.
 */
interface ValueVisitor {
    /**
     * A field begins.
     *
     * @param name its name, or its key in a map; empty for {@link Shape#ITEM}
     * @param at offset of its first byte
     * @return whether to look inside; {@link #leave} follows either way
     */
    boolean enter(String name, Shape shape, long at);

    /** The content of the field entered last, which is no object and no list; only after it was asked to look inside. */
    void scalar(Scalar scalar) throws IOException;

    /** The field entered last ends before this offset. */
    void leave(long at) throws IOException;
}
