package dev.etcdray.live;

import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a member's metrics tell, while its status may be silent. Found in 3.4.23, 3.5.35, 3.6.16 and 3.7.3 under the same names.
 *
 * @param memberId whose they are, unsigned; null = not told
 * @param quota in force; null = not told
 * @param defragInflight whether it defragments; null before 3.4.18 and 3.5.1
 * @param openReadTransactions of its db; null = not told
 * @param openSnapshotStreams begun and not ended
 * @param compactRevision of its last compaction, -1 for none; null = not told
 */
public record MemberGauges(@Nullable Long memberId, @Nullable MemberQuota quota, @Nullable Boolean defragInflight,
        @Nullable Long openReadTransactions, long openSnapshotStreams, @Nullable Long compactRevision) {
    private static final Pattern MEMBER = Pattern.compile("(?m)^etcd_server_id\\{server_id=\"([0-9a-f]{1,16})\"} 1$");
    private static final String STARTED = "grpc_server_started_total{";
    private static final String HANDLED = "grpc_server_handled_total{";
    private static final String SNAPSHOT = "grpc_method=\"Snapshot\"";

    /** From Prometheus' text format. */
    static MemberGauges of(String text) {
        OptionalDouble inflight = Metrics.value(text, "etcd_disk_defrag_inflight");
        return new MemberGauges(member(text), Metrics.quota(text),
                inflight.isPresent() ? inflight.getAsDouble() > 0 : null,
                whole(Metrics.value(text, "etcd_mvcc_db_open_read_transactions")),
                Math.max(0, sum(text, STARTED) - sum(text, HANDLED)),
                whole(Metrics.value(text, "etcd_debugging_mvcc_compact_revision")));
    }

    private static @Nullable Long member(String text) {
        Matcher member = MEMBER.matcher(text);
        return member.find() ? (Long) Long.parseUnsignedLong(member.group(1), 16) : null;
    }

    private static @Nullable Long whole(OptionalDouble value) {
        return value.isPresent() ? (Long) (long) value.getAsDouble() : null;
    }

    /** Of all samples of the method, whatever else their labels say. */
    private static long sum(String text, String name) {
        Predicate<String> ours = line -> line.startsWith(name) && line.contains(SNAPSHOT);
        return text.lines().filter(ours).map(line -> line.substring(line.indexOf('}') + 1))
                .mapToLong(sample -> (long) Metrics.value("sample" + sample, "sample").orElse(0)).sum();
    }
}
