package dev.etcdray.bolt;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** A bucket and where it stands: its tree's root page, or for an inline one the leaf element that holds it. */
public final class Bucket {
    private static final int MESSAGE_NAMES = 8;
    private static final int MESSAGE_CHARS = 64;

    private final @Nullable Bucket parent;
    private final byte[] name;
    private final long rootPage;
    private final long sequence;
    private final int hostLeaf;
    private final long inlineOffset;
    private final long inlineBytes;

    private Bucket(@Nullable Bucket parent, byte[] name, long rootPage, long sequence, int hostLeaf, long inlineOffset,
            long inlineBytes) {
        this.parent = parent;
        this.name = name;
        this.rootPage = rootPage;
        this.sequence = sequence;
        this.hostLeaf = hostLeaf;
        this.inlineOffset = inlineOffset;
        this.inlineBytes = inlineBytes;
    }

    static Bucket root(Meta meta) {
        return new Bucket(null, new byte[0], meta.rootPage(), meta.rootSequence(), -1, -1, 0);
    }

    /** The bucket in the current element of a page, whose value has room for a bucket header. */
    static Bucket child(Bucket parent, Page page, int hostLeaf) {
        byte[] name = page.key().toArray(ValueLayout.JAVA_BYTE);
        long inlineStart = page.valueOffset() + Layout.BUCKET_HEADER_BYTES;
        return new Bucket(parent, name, page.bucketRoot(), page.bucketSequence(), hostLeaf,
                page.fileOffset(inlineStart), page.valueSize() - Layout.BUCKET_HEADER_BYTES);
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
        return path(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private String path(int mostNames, int mostChars) {
        ArrayDeque<String> names = new ArrayDeque<>();
        for (Bucket bucket = this; bucket.parent != null; bucket = bucket.parent) {
            if (names.size() == mostNames) {
                names.push("...");
                break;
            }
            String text = bucket.nameText();
            names.push(text.length() <= mostChars ? text : text.substring(0, mostChars) + "...");
        }
        return String.join("/", names);
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

    /** Which leaf holds this bucket's element, counted from 0, in the tree of the first ancestor that has pages. */
    int hostLeaf() {
        return hostLeaf;
    }

    /** Offset in the file of an inline bucket's page. */
    long inlineOffset() {
        return inlineOffset;
    }

    /** Bytes of an inline bucket's page. */
    long inlineBytes() {
        return inlineBytes;
    }

    /** The path for messages, cut to a readable length: a damaged file can nest deep and name long. */
    @Override
    public String toString() {
        return parent == null ? "(root bucket)" : path(MESSAGE_NAMES, MESSAGE_CHARS);
    }
}
