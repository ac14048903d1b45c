package dev.etcdray.cli.endpoint;

import dev.etcdray.live.MemberView;
import dev.etcdray.report.Tool;
import dev.etcdray.report.ToolVersion;
import dev.etcdray.report.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The document of {@code etcdray endpoint status}. Ids are decimal strings with the hexadecimal form beside them; unknown
 * is null.
 *
 * @param schema {@link #SCHEMA}
 * @param tool what wrote it
 * @param members in the order of the endpoints, those that did not answer among them
 * @param comparison how far members are apart; empty if fewer than two answered
 * @param hashKv null if hashes were not asked for
 * @param warnings what limits this, or is wrong
 */
public record EndpointStatusReport(String schema, Tool tool, List<MemberRow> members, List<Difference> comparison,
        @Nullable HashComparison hashKv, List<Warning> warnings) {
    /** Name and version of the contract. */
    public static final String SCHEMA = "etcdray/endpoint-status/v1";

    /** Copies the lists. */
    public EndpointStatusReport {
        members = List.copyOf(members);
        comparison = List.copyOf(comparison);
        warnings = List.copyOf(warnings);
    }

    /** What the members said. */
    public static EndpointStatusReport of(List<MemberView> views, @Nullable HashComparison hashKv) {
        List<MemberRow> members = views.stream().map(MemberRow::of).toList();
        return new EndpointStatusReport(SCHEMA, new Tool(ToolVersion.get()), members, Difference.among(members),
                hashKv, warnings(members, hashKv));
    }

    private static List<Warning> warnings(List<MemberRow> members, @Nullable HashComparison hashKv) {
        List<Warning> warnings = new ArrayList<>();
        members.stream().map(MemberRow::error).flatMap(Stream::ofNullable)
                .forEach(error -> warnings.add(new Warning("no-answer", error.message())));
        List<String> clusters = members.stream().map(MemberRow::status).flatMap(Stream::ofNullable)
                .map(MemberFigures::clusterIdHex).distinct().toList();
        if (clusters.size() > 1) {
            warnings.add(new Warning("several-clusters", "these endpoints belong to " + clusters.size()
                    + " clusters (" + String.join(", ", clusters) + ")"));
        }
        if (hashKv != null) {
            hashKv.members().stream().map(HashRow::error).flatMap(Stream::ofNullable)
                    .forEach(error -> warnings.add(new Warning("no-hash", error.message())));
            if (hashKv.verdict() == HashComparison.Verdict.DISAGREE) {
                warnings.add(new Warning("hash-disagree", hashKv.sentence()));
            }
        }
        return warnings;
    }
}
