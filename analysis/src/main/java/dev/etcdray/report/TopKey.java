package dev.etcdray.report;

import org.jspecify.annotations.Nullable;

/**
 * A key.
 *
 * @param key the key for reading: UTF-8, what is not UTF-8 or not printable as {@code \xNN}
 * @param keyBase64 the key itself
 * @param resource see {@link BreakdownRow}
 * @param group see {@link BreakdownRow}
 * @param namespace see {@link BreakdownRow}
 * @param prefix see {@link BreakdownRow}
 * @param name what follows the last slash
 * @param state {@code live}, or {@code tombstone} when the key is deleted
 * @param revisions number of its revisions in the file; null when history was not seen
 * @param bytes what they take in their pages; null likewise
 * @param liveBytes of these, the live revision
 * @param historyBytes of these, superseded revisions and tombstones; null likewise
 * @param supersededBytes of {@code historyBytes}, superseded revisions; null likewise
 * @param tombstoneBytes of {@code historyBytes}, tombstones; null likewise
 * @param modRevision main revision of the newest
 * @param version puts since the key was created, 0 when deleted
 * @param valueBytes length of the newest value
 * @param share what part of the whole it is
 */
public record TopKey(String key, String keyBase64, @Nullable String resource, @Nullable String group,
        @Nullable String namespace, @Nullable String prefix, String name, String state, @Nullable Long revisions,
        @Nullable Long bytes, long liveBytes, @Nullable Long historyBytes, @Nullable Long supersededBytes,
        @Nullable Long tombstoneBytes, long modRevision, long version, long valueBytes, Share share) {

    /**
     * Parts of all revisions that were seen, never filtered, from 0 to 1.
     *
     * @param liveBytes of the bytes of all live revisions
     * @param revisions of the number of all revisions; null when history was not seen
     * @param historyBytes of the bytes of all history; null likewise
     */
    public record Share(double liveBytes, @Nullable Double revisions, @Nullable Double historyBytes) {}
}
