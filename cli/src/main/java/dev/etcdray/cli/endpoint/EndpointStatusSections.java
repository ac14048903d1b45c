package dev.etcdray.cli.endpoint;

import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The report for people. */
public final class EndpointStatusSections {
    private static final List<Column> SILENT = List.of(Column.name("NO ANSWER FROM"), Column.prose("ERROR"));
    private static final List<Column> COMPLAINTS = List.of(Column.name("MEMBER"), Column.prose("COMPLAINS OF"));
    private static final List<Column> HASHES = List.of(Column.name("MEMBER"), Column.number("HASH"),
            Column.number("COMPACT REVISION"));

    private EndpointStatusSections() {
    }

    /** One that has nothing to say is left out. */
    public static List<Section> of(EndpointStatusReport report, boolean detail) {
        List<Section> sections = new ArrayList<>();
        sections.add(MembersSection.of(report.members()));
        add(sections, "", SILENT, silent(report.members()));
        add(sections, "", COMPLAINTS, complaints(report.members()));
        HashComparison hashKv = report.hashKv();
        if (hashKv != null) {
            add(sections, "Hash of keys and history at revision " + hashKv.revision(), HASHES, hashes(hashKv));
            sections.add(sentences("", List.of(hashKv.sentence()), List.of()));
        }
        if (detail) {
            sections.addAll(DetailSections.of(report));
        }
        return sections;
    }

    private static void add(List<Section> sections, String heading, List<Column> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            sections.add(new Section(heading, new Table(columns, rows), List.of()));
        }
    }

    /** Lines that are broken where a terminal is too narrow. */
    static Section sentences(String heading, List<String> sentences, List<String> notes) {
        return new Section(heading, new Table(List.of(Column.prose("")), sentences.stream().map(List::of).toList()),
                notes);
    }

    private static List<List<String>> silent(List<MemberRow> members) {
        return members.stream().filter(member -> member.error() != null)
                .map(member -> List.of(member.endpoint(),
                        Objects.requireNonNull(member.error()).messageAt(member.endpoint())))
                .toList();
    }

    private static List<List<String>> complaints(List<MemberRow> members) {
        List<List<String>> rows = new ArrayList<>();
        for (MemberRow member : members) {
            MemberFigures status = member.status();
            if (status != null) {
                status.errors().forEach(error -> rows.add(List.of(member.label(), error)));
            }
        }
        return rows;
    }

    private static List<List<String>> hashes(HashComparison hashKv) {
        return hashKv.members().stream().map(row -> List.of(row.label(), row.hash() == null ? "-" : "" + row.hash(),
                row.compactRevision() == null ? "-" : "" + row.compactRevision())).toList();
    }
}
