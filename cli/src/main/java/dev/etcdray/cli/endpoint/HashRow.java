package dev.etcdray.cli.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * A member's hash.
 *
 * @param endpoint where it was asked
 * @param name its name; null if nobody tells
 * @param hash CRC32C, unsigned; null if it gave none
 * @param compactRevision its last compaction, -1 = none; null if it gave no hash
 * @param error why it gave none
 */
public record HashRow(String endpoint, @Nullable String name, @Nullable Long hash, @Nullable Long compactRevision,
        @Nullable MemberError error) {

    /** What to call the member in a sentence. */
    String label() {
        return name == null || name.isEmpty() ? endpoint : name;
    }
}
