package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.etcd.ConsistentRead;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file to read: one that a user named, or one that holds what a member sent. */
public final class SourceInput {
    private final Path path;
    private final @Nullable LiveSource live;

    private SourceInput(Path path, @Nullable LiveSource live) {
        this.path = path;
        this.live = live;
    }

    /** A snapshot, a db or a data dir, as the user gave it. */
    public static SourceInput ofFile(Path path) {
        return new SourceInput(path, null);
    }

    /** What a member sent. Messages name the member, not the file. */
    public static SourceInput ofLive(Path file, LiveSource live) {
        return new SourceInput(file, live);
    }

    /** What messages call it. */
    public String name() {
        return live == null ? path.toString() : live.name();
    }

    /** Does the work on a state that stood still; throws what {@link SourceFile} and {@link ConsistentRead} throw. */
    public <T> ConsistentRead.Result<T> read(ConsistentRead.Work<T> work) throws IOException {
        return live == null
                ? ConsistentRead.of(SourceFile.resolve(path), work)
                : ConsistentRead.of(path, live.name(), work);
    }

    /** What a report says of it; the trailer is null when it was not checked. */
    public Source source(BoltDatabase bolt, @Nullable SnapshotTrailer trailer) {
        Source file = Source.of(bolt, path, trailer);
        return live == null ? file : live.of(file);
    }
}
