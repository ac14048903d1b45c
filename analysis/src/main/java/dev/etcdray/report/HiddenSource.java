package dev.etcdray.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a redacted report says of where it comes from: of a path the file's name, of members their ids, which kind of
 * source it was. Endpoints and names of members are stand-ins, and of ranges only that there were some.
 */
final class HiddenSource {
    private final HiddenNames names;

    HiddenSource(HiddenNames names) {
        this.names = names;
    }

    Source source(Source source) {
        String path = source.path();
        LiveMember member = source.member();
        return new Source(source.kind(), path == null ? null : fileName(path),
                names.other("endpoint", source.endpoint()), source.memberId(), member == null ? null : member(member),
                source.ranges() == null ? null : List.of(), source.fileBytes(), source.pageSize(),
                source.highWaterPages(), source.txid(), source.trailer(), source.changedWhileReading());
    }

    private LiveMember member(LiveMember member) {
        return new LiveMember(member.id(), member.idHex(), memberName(member.name()), member.version(),
                member.leader(), member.learner(), member.dbSizeBytes(), member.inUseBytes(), member.revision());
    }

    private @Nullable String memberName(@Nullable String name) {
        return name == null || name.isEmpty() ? name : names.other("member", name);
    }

    Etcd etcd(Etcd etcd) {
        List<Etcd.Member> members = etcd.members();
        List<Etcd.Member> shown = null;
        if (members != null) {
            shown = new ArrayList<>();
            for (Etcd.Member member : members) {
                shown.add(new Etcd.Member(member.id(), member.idHex(), String.valueOf(memberName(member.name()))));
            }
        }
        return new Etcd(etcd.revision(), etcd.compactRevision(), etcd.compaction(), etcd.storageVersion(),
                etcd.clusterVersion(), etcd.leases(), shown, etcd.alarms());
    }

    /** etcd's own buckets are the same everywhere. */
    @Nullable
    FileBreakdown file(@Nullable FileBreakdown file) {
        return file == null
                ? null
                : new FileBreakdown(file.bytes(), file.dbSizeBytes(), file.inUseBytes(), file.parts().stream()
                        .map(part -> new FileBreakdown.Part(part.part(), bucket(part.bucket()), part.state(),
                                part.bytes()))
                        .toList());
    }

    private @Nullable String bucket(@Nullable String bucket) {
        return bucket == null ? null : names.bucket(bucket);
    }

    /** Messages begin with what the source is called. */
    List<Warning> warnings(List<Warning> warnings, String sourceName, Source source) {
        String shown = source.path() == null || source.endpoint() != null ? "the member" : fileName(sourceName);
        return warnings.stream()
                .map(warning -> new Warning(warning.code(), warning.message().replace(sourceName, shown))).toList();
    }

    @Nullable
    Filters filters(@Nullable Filters filters) {
        if (filters == null) {
            return null;
        }
        String namespace = filters.namespace();
        String resource = filters.resource();
        return new Filters(names.other("prefix", filters.prefix()),
                namespace == null ? null : names.namespace(namespace),
                resource == null ? null : names.resource(resource));
    }

    private static String fileName(String path) {
        Path name = Path.of(path).getFileName();
        return name == null ? "" : name.toString();
    }
}
