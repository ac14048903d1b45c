package dev.etcdray.cli.analyze;

import dev.etcdray.etcd.Sizes;
import dev.etcdray.report.KeyRange;
import dev.etcdray.report.LiveMember;
import dev.etcdray.report.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be said of a source that a member answered for; nothing of a file. */
final class MemberRows {

    private MemberRows() {
    }

    static List<List<String>> of(Source source) {
        List<List<String>> rows = new ArrayList<>();
        LiveMember member = source.member();
        if (member != null) {
            rows.add(List.of("member told", "db size " + bytes(member.dbSizeBytes()) + ", in use "
                    + bytes(member.inUseBytes()) + ", revision " + member.revision()));
        }
        List<KeyRange> ranges = source.ranges();
        if (ranges != null) {
            rows.add(List.of("only keys", ranges.stream().map(KeyRange::text).collect(Collectors.joining(", "))));
        }
        if (source.endpoint() != null && source.path() != null) {
            rows.add(List.of("kept as", source.path()));
        }
        return rows;
    }

    private static String bytes(@Nullable Long bytes) {
        return bytes == null ? "unknown" : Sizes.binary(bytes) + " (" + bytes + ")";
    }
}
