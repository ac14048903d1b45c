package dev.etcdray.cli.endpoint;

import dev.etcdray.cli.endpoint.MemberFigures.AlarmRow;
import dev.etcdray.cli.endpoint.MemberFigures.QuotaFigures;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row a member: what one looks for first stands first, what can be done without on a narrow terminal last. */
final class MembersSection {
    private static final List<Column> COLUMNS = List.of(Column.name("ENDPOINT"), Column.text("NAME"),
            Column.text("ROLE"), Column.text("ALARMS"), Column.number("DB SIZE"), Column.number("IN USE"),
            Column.detail("OF QUOTA"), Column.detail("FREE"), Column.detail("QUOTA"), Column.detail("VERSION"),
            Column.detail("ID"));
    private static final String UNKNOWN = "unknown";
    private static final String NOTHING = "-";

    private MembersSection() {
    }

    static Section of(List<MemberRow> members) {
        List<AlarmRow> alarms = figures(members).flatMap(status -> status.alarms().stream()).distinct().toList();
        return new Section("", new Table(COLUMNS, members.stream().map(member -> row(member, alarms)).toList()),
                notes(members, alarms));
    }

    private static Stream<MemberFigures> figures(List<MemberRow> members) {
        return members.stream().map(MemberRow::status).flatMap(Stream::ofNullable);
    }

    private static List<String> row(MemberRow member, List<AlarmRow> alarms) {
        String name = member.name() == null || member.name().isEmpty() ? NOTHING : member.name();
        MemberFigures status = member.status();
        if (status == null) {
            return List.of(member.endpoint(), name, "no answer", NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING,
                    NOTHING, NOTHING);
        }
        return List.of(member.endpoint(), name, status.role().name().toLowerCase(Locale.ROOT), alarms(status, alarms),
                Sizes.binary(status.dbSizeBytes()), Sizes.binary(status.inUseBytes()), used(status),
                Sizes.percent(status.freeBytes(), status.dbSizeBytes()), quota(status.quota()), status.version(),
                status.memberIdHex());
    }

    /** Those that it raised, whoever tells of them: every member tells of all. */
    private static String alarms(MemberFigures status, List<AlarmRow> alarms) {
        String own = Stream.concat(alarms.stream().filter(alarm -> status.memberId().equals(alarm.memberId())),
                status.alarms().stream().filter(alarm -> alarm.memberId() == null)).map(AlarmRow::type).distinct()
                .collect(Collectors.joining(" "));
        return own.isEmpty() ? "none" : own;
    }

    private static String used(MemberFigures status) {
        QuotaFigures quota = status.quota();
        Long bytes = quota == null ? null : quota.bytes();
        return bytes == null ? NOTHING : Sizes.percent(status.dbSizeBytes(), bytes);
    }

    private static String quota(@Nullable QuotaFigures quota) {
        if (quota == null) {
            return UNKNOWN;
        }
        Long bytes = quota.bytes();
        return bytes == null ? "none" : Sizes.binary(bytes);
    }

    private static List<String> notes(List<MemberRow> members, List<AlarmRow> alarms) {
        List<String> notes = new ArrayList<>();
        List<String> ids = figures(members).map(MemberFigures::memberId).toList();
        alarms.stream().filter(alarm -> alarm.memberId() != null && !ids.contains(alarm.memberId()))
                .forEach(alarm -> notes.add("alarm " + alarm.type() + " of member " + alarm.memberIdHex()
                        + ", which did not answer or was not asked"));
        if (figures(members).anyMatch(status -> status.quota() == null)) {
            notes.add("quota unknown: before 3.6 only /metrics tells it, which is out of reach here;");
            notes.add("see --quota-backend-bytes in the command line of that member");
        }
        return notes;
    }
}
