package dev.etcdray.cli.endpoint;

import dev.etcdray.cli.endpoint.MemberFigures.QuotaFigures;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code --detail} adds: raw figures, and how far members are apart. */
final class DetailSections {
    private static final List<Column> BYTES = List.of(Column.name("MEMBER"), Column.number("DB SIZE BYTES"),
            Column.number("IN USE BYTES"), Column.number("QUOTA BYTES"), Column.detail("FREE BYTES"),
            Column.detail("STORAGE VERSION"));
    private static final List<Column> RAFT = List.of(Column.name("MEMBER"), Column.number("TERM"),
            Column.number("INDEX"), Column.number("APPLIED"), Column.number("REVISION"), Column.detail("LEADER"));

    private DetailSections() {
    }

    static List<Section> of(EndpointStatusReport report) {
        List<List<String>> bytes = new ArrayList<>();
        List<List<String>> raft = new ArrayList<>();
        for (MemberRow member : report.members()) {
            MemberFigures status = member.status();
            if (status != null) {
                bytes.add(bytes(member, status));
                raft.add(raft(member, status));
            }
        }
        List<Section> sections = new ArrayList<>();
        if (!bytes.isEmpty()) {
            sections.add(new Section("Bytes", new Table(BYTES, bytes), List.of()));
            sections.add(new Section("Raft and revision", new Table(RAFT, raft), List.of()));
        }
        if (!report.comparison().isEmpty()) {
            sections.add(EndpointStatusSections.sentences("Members compared",
                    report.comparison().stream().map(DetailSections::sentence).toList(),
                    List.of("not asked at one instant: under writes, small differences mean nothing")));
        }
        return sections;
    }

    private static List<String> bytes(MemberRow member, MemberFigures status) {
        QuotaFigures quota = status.quota();
        return List.of(member.label(), Long.toString(status.dbSizeBytes()), Long.toString(status.inUseBytes()),
                quota == null ? "unknown" : quota.limited() ? text(quota.bytes()) : "none",
                Long.toString(status.freeBytes()), text(status.storageVersion()));
    }

    private static List<String> raft(MemberRow member, MemberFigures status) {
        return List.of(member.label(), Long.toString(status.raftTerm()), Long.toString(status.raftIndex()),
                Long.toString(status.raftAppliedIndex()), Long.toString(status.revision()),
                status.leaderIdHex() == null ? "none" : status.leaderIdHex());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    static String sentence(Difference difference) {
        String least = difference.least().label();
        String most = difference.most().label();
        long gap = difference.difference();
        String bytes = Sizes.binary(gap) + (gap < 1024 ? "" : " (" + gap + " bytes)");
        return switch (difference.figure()) {
            case "dbSizeBytes" -> gap == 0
                    ? "the db has the same size everywhere"
                    : "the db of " + most + " is " + bytes + " larger than that of " + least;
            case "inUseBytes" -> gap == 0
                    ? "the same is in use everywhere"
                    : most + " has " + bytes + " more in use than " + least;
            case "freeBytes" -> gap == 0
                    ? "free pages are the same everywhere"
                    : most + " holds " + bytes + " of free pages more than " + least
                            + "; defragmenting a member gives its own back";
            case "revision" -> gap == 0
                    ? "all are at revision " + difference.most().value()
                    : least + " is " + gap + (gap == 1 ? " revision" : " revisions") + " behind " + most;
            default -> gap == 0
                    ? "all have applied index " + difference.most().value()
                    : least + " has applied " + gap + (gap == 1 ? " entry" : " entries") + " less than " + most;
        };
    }
}
