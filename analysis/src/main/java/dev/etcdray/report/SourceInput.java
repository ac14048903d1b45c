package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.etcd.ConsistentRead;
import dev.etcdray.etcd.EarlyLeaves;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.PageAccount;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.SourceFile;
import dev.etcdray.etcd.UnsoundSnapshotException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file to read: one that a user named, or one that holds what a member sent. */
public final class SourceInput {
    private final Path path;
    private final @Nullable LiveSource live;
    private final EarlyLeaves early;

    private SourceInput(Path path, @Nullable LiveSource live, EarlyLeaves early) {
        this.path = path;
        this.live = live;
        this.early = early;
    }

    /** A snapshot, a db or a data dir, as the user gave it. */
    public static SourceInput ofFile(Path path) {
        return new SourceInput(path, null, EarlyLeaves.NONE);
    }

    /**
     * What a member sent. Messages name the member, not the file.
     *
     * @param early what was read of it while it came
     */
    public static SourceInput ofLive(Path file, LiveSource live, EarlyLeaves early) {
        return new SourceInput(file, live, early);
    }

    /** What messages call it. */
    public String name() {
        return live == null ? path.toString() : live.name();
    }

    /** What was read of it before it was whole. */
    EarlyLeaves early() {
        return early;
    }

    /**
     * Does the work on a state that stood still; throws what {@link SourceFile} and {@link ConsistentRead} throw.
     *
     * @throws UnsoundSnapshotException if a member sent less or more than a snapshot of its db
     */
    public <T> ConsistentRead.Result<T> read(ConsistentRead.Work<T> work) throws IOException {
        return live == null
                ? ConsistentRead.of(SourceFile.resolve(path), work)
                : ConsistentRead.of(path, live.name(), database -> {
                    Soundness.requireWhole(database);
                    return work.on(database);
                });
    }

    /**
     * What was read through is what a member can have sent; a file that a user names may be damaged here and there.
     *
     * @throws UnsoundSnapshotException if it is not
     */
    void requireSound(BoltDatabase bolt, EtcdDatabase etcd, PageAccount pages) throws UnsoundSnapshotException {
        if (live != null) {
            Soundness.requireEtcd(bolt, etcd);
            Soundness.requireUndamaged(bolt, pages);
        }
    }

    /** What a report says of it; the trailer is null when it was not checked. */
    public Source source(BoltDatabase bolt, @Nullable SnapshotTrailer trailer) {
        Source file = Source.of(bolt, path, trailer);
        return live == null ? file : live.of(file);
    }
}
