package dev.etcdray.cli.source;

import dev.etcdray.report.LiveMember;
import dev.etcdray.report.Source;

/** A source in a heading. */
public final class SourceTitle {
    private SourceTitle() {
    }

    /**
     * The file as the user named it, or where the answer came from: {@code live from 127.0.0.1:2379 (member m2, follower,
     * etcd 3.6.16)}.
     *
     * @param revision of the etcd, which a range was pinned to
     */
    public static String of(Source source, long revision) {
        return switch (source.kind()) {
            case "live" -> "live from " + member(source);
            case "range" -> "paged range at revision " + revision + " from " + member(source);
            default -> String.valueOf(source.path());
        };
    }

    /** Shorter: the file's name, or the endpoint. */
    public static String brief(Source source) {
        String endpoint = source.endpoint();
        if (endpoint != null) {
            return endpoint;
        }
        String path = String.valueOf(source.path());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String member(Source source) {
        LiveMember member = source.member();
        String id = source.memberId();
        if (member != null) {
            return source.endpoint() + " (member " + member.label() + ", " + member.role() + ", etcd "
                    + member.version() + ")";
        }
        return source.endpoint() + (id == null
                ? ""
                : " (member " + Long.toHexString(Long.parseUnsignedLong(id)) + ")");
    }
}
