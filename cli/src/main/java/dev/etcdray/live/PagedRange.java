package dev.etcdray.live;

import dev.etcdray.etcd.Progress;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import java.io.IOException;
import java.util.List;

/**
 * Reads live keys page by page from one member, without asking the others, all at the revision of the first page. A
 * read of everything at once can take a member's memory (etcd issues 12342, 12678).
 */
public final class PagedRange {
    private final MemberClient member;
    private final Sink sink;
    private final Pace pace;
    private final Progress progress;
    private final PageLimit limit;
    private long revision;
    private long keys;
    private long expectedKeys;

    /** Takes what is read. */
    public interface Sink {
        /** A key with all that etcd stores of it, as protobuf {@code mvccpb.KeyValue}. */
        void add(byte[] keyValue) throws IOException;
    }

    /**
     * What was read.
     *
     * @param revision at which
     * @param ranges of which keys, in order
     */
    public record Result(long revision, List<KeyRange> ranges) {
        /** Copies the list. */
        public Result {
            ranges = List.copyOf(ranges);
        }

        /** Whether nothing was left out. */
        public boolean isAll() {
            return ranges.equals(List.of(KeyRange.ALL));
        }
    }

    private PagedRange(MemberClient member, PageLimit limit, Sink sink, long bytesPerSecond, Progress progress) {
        this.member = member;
        this.limit = limit;
        this.sink = sink;
        this.pace = new Pace(bytesPerSecond);
        this.progress = progress;
    }

    /**
     * Reads all that the user may read of a range.
     *
     * @param wanted the range
     * @param bytesPerSecond how fast at most, 0 = no limit
     * @param progress hears of keys, not bytes
     * @throws LiveException if the member refuses, does not answer, or compacts the revision meanwhile
     */
    public static Result read(Cluster cluster, MemberChoice choice, KeyRange wanted, long bytesPerSecond, Sink sink,
            Progress progress) throws IOException {
        MemberClient member = cluster.client(choice.member().endpoint());
        List<KeyRange> ranges = ReadPermissions.of(wanted, cluster.user(), member);
        PagedRange reading = new PagedRange(member, new PageLimit(cluster.maxRecvBytes()), sink, bytesPerSecond,
                progress);
        for (KeyRange range : ranges) {
            reading.read(range);
        }
        return new Result(reading.revision, ranges);
    }

    private void read(KeyRange range) throws IOException {
        KeyRange rest = range;
        boolean first = true;
        boolean more = true;
        while (more) {
            RangeResponse page = page(rest);
            if (revision == 0) {
                revision = page.getHeader().getRevision();
            }
            expectedKeys += first ? page.getCount() : 0;
            first = false;
            take(page);
            more = page.getMore() && page.getKvsCount() > 0;
            if (more) {
                rest = rest.after(page.getKvs(page.getKvsCount() - 1).getKey());
            }
        }
    }

    private RangeResponse page(KeyRange rest) throws LiveException {
        while (true) {
            try {
                return member.range(RangeRequest.newBuilder().setKey(rest.from()).setRangeEnd(rest.rangeEnd())
                        .setLimit(limit.keys()).setRevision(revision).setSerializable(true).build());
            } catch (LiveException e) {
                if (e.kind() == LiveException.Kind.COMPACTED) {
                    throw compacted(e);
                }
                if (e.kind() != LiveException.Kind.BROKEN_ANSWER || !limit.shrink()) {
                    throw e;
                }
            }
        }
    }

    private LiveException compacted(LiveException e) {
        return new LiveException(e.kind(), e.getMessage() + " (" + revision + ", after " + keys + " of " + expectedKeys
                + " keys); read faster with --rate, or less with --prefix, or a snapshot", e);
    }

    private void take(RangeResponse page) throws IOException {
        for (KeyValue keyValue : page.getKvsList()) {
            sink.add(keyValue.toByteArray());
        }
        keys += page.getKvsCount();
        progress.at(keys, Math.max(keys, expectedKeys));
        long bytes = page.getSerializedSize();
        limit.page(page.getKvsCount(), bytes);
        try {
            pace.read(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading keys", e);
        }
    }
}
