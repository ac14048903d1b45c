package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Meta;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.TrailerTask;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was read.
 *
 * @param kind "snapshot", "db", "live" or "range"
 * @param path the file, null for a live cluster unless its snapshot was kept
 * @param endpoint the member's endpoint, null for a file
 * @param memberId the member's id, null for a file
 * @param member what the member said of itself, null for a file, or when it was not to be had
 * @param ranges the keys that a range was restricted to, null when all were read
 * @param fileBytes length of the file; this and what follows is null for a range
 * @param pageSize bytes of a page
 * @param highWaterPages pages below the high-water mark
 * @param txid transaction that the serving meta page was written by
 * @param trailer {@code ok}, {@code mismatch} or {@code absent}: the SHA-256 behind a saved snapshot; null when it was
 *        not checked
 * @param changedWhileReading null if the file stood still; else the txids between which it moved on before a later
 *        reading, the one reported here, saw it still
 */
public record Source(String kind, @Nullable String path, @Nullable String endpoint, @Nullable String memberId,
        @Nullable LiveMember member, @Nullable List<KeyRange> ranges, @Nullable Long fileBytes,
        @Nullable Integer pageSize, @Nullable Long highWaterPages, @Nullable Long txid,
        @Nullable String trailer, @Nullable Change changedWhileReading) {

    /** Copies the list. */
    public Source {
        ranges = ranges == null ? null : List.copyOf(ranges);
    }

    /**
     * A file that moved on.
     *
     * @param txidBefore the txid at the first reading
     * @param txidAfter the txid of the reading that is reported
     */
    public record Change(long txidBefore, long txidAfter) {}

    /**
     * A file, as it stands.
     *
     * @param path as the user gave it
     * @param trailer what was found of its SHA-256, null when it was not checked
     */
    public static Source of(BoltDatabase bolt, Path path, @Nullable SnapshotTrailer trailer) {
        Meta meta = bolt.meta();
        boolean saved = trailer == null ? TrailerTask.isSnapshot(bolt) : trailer != SnapshotTrailer.ABSENT;
        return new Source(saved ? "snapshot" : "db", path.toString(), null, null, null, null, bolt.fileBytes(),
                meta.pageSizeBytes(), meta.highWaterPage(), meta.txid(),
                trailer == null ? null : trailer.name().toLowerCase(Locale.ROOT), null);
    }

    /** The same, having moved on while it was read. */
    public Source changed(Change change) {
        return new Source(kind, path, endpoint, memberId, member, ranges, fileBytes, pageSize, highWaterPages, txid,
                trailer, change);
    }
}
