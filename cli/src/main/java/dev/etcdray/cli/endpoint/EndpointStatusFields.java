package dev.etcdray.cli.endpoint;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.etcdray.cli.endpoint.MemberFigures.AlarmRow;
import dev.etcdray.cli.endpoint.MemberFigures.QuotaFigures;
import dev.etcdray.cli.text.Visible;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line a figure, with the names that etcdctl has for them (etcdctl/ctlv3/command/printer_fields.go), and an empty line
 * behind each member. Quota, unlike etcdctl's, is left out where it is unknown.
 */
public final class EndpointStatusFields {
    private final Writer out;

    private EndpointStatusFields(Writer out) {
        this.out = out;
    }

    /** Writes them; the writer stays open. */
    public static void write(EndpointStatusReport report, Writer out) throws IOException {
        EndpointStatusFields fields = new EndpointStatusFields(out);
        for (MemberRow member : report.members()) {
            fields.member(member, report.hashKv());
        }
    }

    private void member(MemberRow member, @Nullable HashComparison hashKv) throws IOException {
        MemberFigures status = member.status();
        if (status != null) {
            figures(status);
        }
        quoted("Endpoint", member.endpoint());
        quoted("Name", member.name());
        MemberError error = member.error();
        quoted("Error", error == null ? null : error.message());
        if (hashKv != null) {
            for (HashRow row : hashKv.members()) {
                if (row.endpoint().equals(member.endpoint())) {
                    plain("Hash", row.hash());
                    plain("HashRevision", hashKv.revision());
                    plain("CompactRevision", row.compactRevision());
                }
            }
        }
        out.write('\n');
    }

    private void figures(MemberFigures status) throws IOException {
        plain("ClusterID", status.clusterId());
        plain("MemberID", status.memberId());
        plain("Revision", status.revision());
        plain("RaftTerm", status.raftTerm());
        quoted("Version", status.version());
        quoted("StorageVersion", status.storageVersion());
        plain("DBSize", status.dbSizeBytes());
        plain("DBSizeInUse", status.inUseBytes());
        QuotaFigures quota = status.quota();
        if (quota != null) {
            plain("DBSizeQuota", quota.limited() ? quota.bytes() : "none");
        }
        plain("Leader", status.leaderId() == null ? "0" : status.leaderId());
        plain("IsLearner", status.role() == MemberFigures.Role.LEARNER);
        plain("RaftIndex", status.raftIndex());
        plain("RaftAppliedIndex", status.raftAppliedIndex());
        plain("Alarms", status.alarms().stream().map(EndpointStatusFields::alarm)
                .collect(Collectors.joining(" ", "[", "]")));
        plain("Errors", "[" + Visible.of(String.join(" ", status.errors())) + "]");
    }

    private static String alarm(AlarmRow alarm) {
        return alarm.memberId() == null ? alarm.type() : alarm.memberId() + ":" + alarm.type();
    }

    private void quoted(String name, @Nullable String value) throws IOException {
        if (value != null) {
            plain(name, TextNode.valueOf(Visible.of(value)));
        }
    }

    private void plain(String name, @Nullable Object value) throws IOException {
        if (value != null) {
            out.write("\"" + name + "\" : " + value + "\n");
        }
    }
}
