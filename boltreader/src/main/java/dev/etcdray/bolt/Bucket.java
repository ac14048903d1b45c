package dev.etcdray.bolt;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A bucket and where it stands: its tree's root page, or for an inline one the leaf element that holds it. */
public final class Bucket {
    private final @Nullable Bucket parent;
    private final byte[] name;
    private final long rootPage;
    private final long sequence;
    private final int parentLeaf;
    private final int element;

    private Bucket(@Nullable Bucket parent, byte[] name, long rootPage, long sequence, int parentLeaf, int element) {
        this.parent = parent;
        this.name = name;
        this.rootPage = rootPage;
        this.sequence = sequence;
        this.parentLeaf = parentLeaf;
        this.element = element;
    }

    static Bucket root(Meta meta) {
        return new Bucket(null, new byte[0], meta.rootPage(), meta.rootSequence(), -1, -1);
    }

    static Bucket child(Bucket parent, byte[] name, long rootPage, long sequence, int parentLeaf, int element) {
        return new Bucket(parent, name, rootPage, sequence, parentLeaf, element);
    }

    /** The bucket that holds this one, or null for the root bucket. */
    public @Nullable Bucket parent() {
        return parent;
    }

    /** The name's bytes, a copy; empty for the root bucket. */
    public byte[] name() {
        return name.clone();
    }

    /** The name as UTF-8 text. */
    public String nameText() {
        return new String(name, StandardCharsets.UTF_8);
    }

    /** Names from below the root bucket down to this one, joined by {@code /}; empty for the root bucket. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (Bucket bucket = this; bucket.parent != null; bucket = bucket.parent) {
            path.insert(0, path.isEmpty() ? bucket.nameText() : bucket.nameText() + "/");
        }
        return path.toString();
    }

    /** Page id of its tree's root, 0 for an inline bucket. */
    public long rootPage() {
        return rootPage;
    }

    /** The bucket's sequence number. */
    public long sequence() {
        return sequence;
    }

    /** Whether its one leaf page stands inside the value of its parent's leaf element. */
    public boolean isInline() {
        return parent != null && rootPage == 0;
    }

    /** Which leaf of the parent's tree holds this bucket's element, counted from 0. */
    int parentLeaf() {
        return parentLeaf;
    }

    /** Index in that leaf. */
    int element() {
        return element;
    }

    @Override
    public String toString() {
        return parent == null ? "(root bucket)" : path();
    }
}
