package dev.etcdray.bolt;

import org.jspecify.annotations.Nullable;

/** The type of a page, from the flags of its header (bbolt, internal/common/page.go). */
public enum PageType {
    /** Keys and child page ids. */
    BRANCH(0x01),
    /** Keys and values. */
    LEAF(0x02),
    /** One of the two roots of the file. */
    META(0x04),
    /** Ids of free pages. */
    FREELIST(0x10);

    private final int flags;

    PageType(int flags) {
        this.flags = flags;
    }

    /** The type with exactly these flags, or null: no type has two. */
    static @Nullable PageType ofFlags(int flags) {
        return switch (flags) {
            case 0x01 -> BRANCH;
            case 0x02 -> LEAF;
            case 0x04 -> META;
            case 0x10 -> FREELIST;
            default -> null;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT) + String.format(" (flags 0x%02x)", flags);
    }
}
