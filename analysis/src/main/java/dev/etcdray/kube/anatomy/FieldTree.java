package dev.etcdray.kube.anatomy;

import dev.etcdray.kube.anatomy.FieldNode.Form;
import java.util.ArrayList;
import java.util.List;

/** The fields of one resource. */
final class FieldTree {
    /**
     * Fields that are told apart; further ones go to {@code [*]} of their parent. Names come out of values: without a
     * limit, a resource with a key of its own in each object would fill the memory.
     */
    static final int MAX_FIELDS = 20_000;

    private final FieldNode root = new FieldNode(null, Form.FIELD, "");
    private final List<FieldNode> touched = new ArrayList<>();
    private int size;

    FieldNode root() {
        return root;
    }

    /** The field of that name; made when there is room for it. */
    FieldNode child(FieldNode parent, Form form, String name) {
        if (name.equals(Text.ANY)) {
            return any(parent);
        }
        FieldNode child = parent.child(form, name);
        if (child != null) {
            return child;
        }
        if (size >= MAX_FIELDS && form != Form.NOTE) {
            return any(parent);
        }
        size++;
        return parent.newChild(form, name);
    }

    private static FieldNode any(FieldNode parent) {
        FieldNode any = parent.child(Form.ENTRY, Text.ANY);
        return any != null ? any : parent.newChild(Form.ENTRY, Text.ANY);
    }

    /** The value being walked over has this field. */
    void touch(FieldNode field) {
        if (field.touch()) {
            touched.add(field);
        }
    }

    /** The value does not have this field after all. */
    void untouch(FieldNode field) {
        field.settle(false);
        touched.remove(field);
    }

    /** A value was walked over: what it brought counts, or is dropped. */
    void settle(boolean counts) {
        touched.forEach(field -> field.settle(counts));
        touched.clear();
    }

    /** A value that is one field as a whole. */
    void addWhole(String note, long bytes) {
        addWhole(note, 1, bytes);
    }

    void addWhole(String note, long objects, long bytes) {
        child(root, Form.NOTE, note).add(objects, bytes);
    }

    void merge(FieldTree other) {
        merge(root, other.root);
    }

    private void merge(FieldNode into, FieldNode from) {
        into.add(from.objects(), from.bytes());
        for (FieldNode child : from.children()) {
            merge(child(into, child.form(), child.name()), child);
        }
    }
}
