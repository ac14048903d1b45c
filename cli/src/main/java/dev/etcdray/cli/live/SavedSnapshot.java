package dev.etcdray.cli.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Section;
import dev.etcdray.cli.text.Table;
import dev.etcdray.etcd.Sizes;
import dev.etcdray.etcd.SnapshotStatus;
import dev.etcdray.live.MemberChoice;
import java.util.List;

/**
 * A snapshot that was saved and verified.
 *
 * @param file where, as the user named it
 * @param bytes its length
 * @param choice whose it is
 * @param status its figures
 */
public record SavedSnapshot(String file, long bytes, MemberChoice choice, SnapshotStatus status) {

    /** For people. */
    public Section section() {
        List<List<String>> rows = List.of(List.of("member", MemberPick.describe(choice)),
                List.of("size", Sizes.binary(bytes) + " (" + bytes + " bytes)"),
                List.of("revision", Long.toString(status.revision())),
                List.of("live keys", Long.toString(status.liveKeys())),
                List.of("hash", Long.toHexString(status.hash()) + ", as `etcdutl snapshot status` prints it"));
        return new Section("Saved " + file + ": SHA-256, meta pages and structure verified",
                new Table(List.of(Column.text(""), Column.text("")), rows), List.of());
    }

    /** For programs: one line. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("schema", "etcdray/snapshot-save/v1")
                .put("file", file).put("bytes", bytes).put("revision", status.revision())
                .put("hash", status.hash()).put("totalKey", status.liveKeys())
                .put("totalSize", status.totalSizeBytes()).put("version", status.storageVersion());
        json.putObject("member").put("endpoint", choice.member().endpoint().text())
                .put("id", Long.toUnsignedString(choice.status().memberId()))
                .put("idHex", Long.toHexString(choice.status().memberId())).put("name", choice.member().name())
                .put("version", choice.status().version()).put("leader", choice.status().isLeader())
                .put("learner", choice.status().learner());
        return json + "\n";
    }
}
