package dev.etcdray.kube.anatomy;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field in a resource's tree of them, with its bytes less those of the fields below it. */
final class FieldNode {
    /** How a field is written behind its parent. */
    enum Form {
        /** {@code .name}, or {@code ["na/me"]} for what JSON allows beyond identifiers. */
        FIELD,
        /** {@code .name[]}. */
        LIST,
        /** {@code [key]}. */
        ENTRY,
        /** {@code .(note)}: a name of ours. */
        NOTE
    }

    private static final Pattern IDENTIFIER = Pattern.compile("#?[A-Za-z0-9_$-]+");

    private final @Nullable FieldNode parent;
    private final Form form;
    private final String name;
    private final int level;
    private final Map<Form, Map<String, FieldNode>> children = new EnumMap<>(Form.class);

    private long objects;
    private long bytes;
    /** Of the value being walked over: it counts when it was read to its end. */
    private boolean touched;
    private long pendingBytes;

    FieldNode(@Nullable FieldNode parent, Form form, String name) {
        this.parent = parent;
        this.form = form;
        this.name = name;
        this.level = parent == null ? 0 : parent.level + 1;
    }

    Form form() {
        return form;
    }

    String name() {
        return name;
    }

    /** Fields above this one; 0 for the root. */
    int level() {
        return level;
    }

    long objects() {
        return objects;
    }

    long bytes() {
        return bytes;
    }

    @Nullable
    FieldNode child(Form childForm, String childName) {
        Map<String, FieldNode> named = children.get(childForm);
        return named == null ? null : named.get(childName);
    }

    FieldNode newChild(Form childForm, String childName) {
        FieldNode child = new FieldNode(this, childForm, childName);
        children.computeIfAbsent(childForm, _ -> new HashMap<>()).put(childName, child);
        return child;
    }

    List<FieldNode> children() {
        return children.values().stream().map(Map::values).flatMap(Collection::stream).toList();
    }

    /** Marks that the value has this field; true when it was not marked yet. */
    boolean touch() {
        boolean first = !touched;
        touched = true;
        return first;
    }

    boolean isTouched() {
        return touched;
    }

    void pend(long more) {
        pendingBytes += more;
    }

    /** Takes what is pending. */
    long takePending() {
        long taken = pendingBytes;
        pendingBytes = 0;
        return taken;
    }

    /** Ends a value that had this field: what is pending counts, or is dropped. */
    void settle(boolean counts) {
        if (counts) {
            add(1, pendingBytes);
        }
        pendingBytes = 0;
        touched = false;
    }

    void add(long moreObjects, long moreBytes) {
        objects += moreObjects;
        bytes += moreBytes;
    }

    /** The whole path; empty for the root. The tree is a few levels deep, by what the visitor looks into. */
    String path(String resource, FieldNames names) {
        if (parent == null) {
            return "";
        }
        String above = parent.path(resource, names);
        String dot = above.isEmpty() ? "" : ".";
        return above + switch (form) {
            case FIELD -> member(dot, names.field(resource, level, parent.name, name));
            case LIST -> member(dot, names.field(resource, level, parent.name, name)) + "[]";
            case ENTRY -> "[" + (name.equals(Text.ANY) ? name : names.entry(name)) + "]";
            case NOTE -> dot + "(" + name + ")";
        };
    }

    private static String member(String dot, String shown) {
        return IDENTIFIER.matcher(shown).matches() ? dot + shown : "[\"" + shown + "\"]";
    }
}
