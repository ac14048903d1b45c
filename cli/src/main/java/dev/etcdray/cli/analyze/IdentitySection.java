package dev.etcdray.cli.analyze;

import dev.etcdray.cli.source.SourceTitle;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.Etcd;
import dev.etcdray.report.Quota;
import dev.etcdray.report.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the file is: said of it before any of its bytes are counted. */
final class IdentitySection {

    private IdentitySection() {
    }

    static Section of(AnalyzeReport report) {
        Etcd etcd = report.etcd();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("revision", etcd.revision() + ", " + compacted(etcd)));
        rows.add(List.of("live objects", Long.toString(report.objects())));
        rows.add(List.of("storage version", versions(etcd, report.file() != null)));
        rows.add(List.of("leases", leases(etcd.leases())));
        rows.add(List.of("members", list(etcd.members(), member -> member.name() + " (" + member.idHex() + ")")));
        rows.add(List.of("alarms", list(etcd.alarms(), alarm -> alarm.type() + " on member "
                + hex(alarm.memberId()))));
        Source source = report.source();
        if (source.pageSize() != null) {
            rows.add(List.of("pages", source.highWaterPages() + " of " + source.pageSize() + " bytes, transaction "
                    + source.txid()));
        }
        rows.addAll(MemberRows.of(source));
        Quota quota = report.quota();
        if (quota != null) {
            rows.add(List.of("quota", quota.bytes() + " bytes (" + quota.source() + ")"));
        }
        return new Section(SourceTitle.of(source, etcd.revision()) + ": " + kind(source),
                new Table(List.of(Column.text(""), Column.text("")), rows), changed(source.changedWhileReading()));
    }

    private static String kind(Source source) {
        String trailer = source.trailer();
        String hash = switch (trailer == null ? "" : trailer) {
            case "ok" -> ", its SHA-256 is right";
            case "mismatch" -> ", its SHA-256 is WRONG";
            case "absent" -> "";
            default -> ", its SHA-256 was not checked";
        };
        return switch (source.kind()) {
            case "snapshot" -> "saved etcd snapshot" + hash;
            case "db" -> "etcd db";
            case "live" -> "snapshot" + hash;
            case "range" -> "live keys only";
            default -> source.kind();
        };
    }

    private static String compacted(Etcd etcd) {
        Long compacted = etcd.compactRevision();
        Etcd.Compaction compaction = etcd.compaction();
        if (compacted == null || compaction == null) {
            return "compaction unknown";
        }
        if (compacted < 0) {
            return "never compacted";
        }
        Long scheduled = compaction.scheduled();
        Long finished = compaction.finished();
        boolean underWay = scheduled != null && (finished == null || scheduled > finished);
        return "compacted at " + compacted + (underWay ? " (not finished)" : "");
    }

    private static String versions(Etcd etcd, boolean fileSeen) {
        String storage = etcd.storageVersion();
        String cluster = etcd.clusterVersion();
        return (storage == null ? fileSeen ? "not stored (etcd before 3.6)" : "unknown" : storage)
                + (cluster == null ? "" : ", cluster version " + cluster);
    }

    private static String leases(Etcd.Leases leases) {
        return (leases.count() == null ? "unknown" : leases.count()) + ", attached to " + leases.attachedKeys()
                + " live keys";
    }

    private static List<String> changed(Source.@Nullable Change change) {
        return change == null
                ? List.of()
                : List.of("a running etcd wrote while this was read (transaction " + change.txidBefore() + " to "
                        + change.txidAfter() + "); read again, it stood still");
    }

    /** As etcdctl's tables print ids, and as the line of the members above does. */
    private static String hex(String decimalId) {
        return Long.toHexString(Long.parseUnsignedLong(decimalId));
    }

    private static <T> String list(@Nullable List<T> items, Function<T, String> text) {
        if (items == null) {
            return "unknown";
        }
        return items.isEmpty() ? "none" : items.stream().map(text).collect(Collectors.joining(", "));
    }
}
