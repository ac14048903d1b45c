package dev.etcdray.cli.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.cli.text.Border;
import dev.etcdray.cli.text.BoxedTables;
import dev.etcdray.cli.text.Column;
import dev.etcdray.cli.text.Table;
import dev.etcdray.cli.text.Visible;
import dev.etcdray.etcd.SnapshotStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures as etcdutl prints them (etcdutl/etcdutl/printer*.go of 3.5 and 3.7); every form ends its last line.
 *
 * @param hash CRC32C over all buckets
 * @param revision revision
 * @param totalKeys live keys, or entries for 3.5
 * @param totalSizeBytes size
 * @param version storage version, empty when the file has none; null in the forms of 3.5, which do not name it
 */
public record StatusForm(long hash, long revision, long totalKeys, long totalSizeBytes, @Nullable String version) {

    /** The figures in the forms of etcdutl 3.7, or of 3.5. */
    public static StatusForm of(SnapshotStatus status, boolean as35) {
        if (as35) {
            return new StatusForm(status.hash(), status.revision(), status.entries(), status.totalSizeBytes(), null);
        }
        String version = status.storageVersion();
        return new StatusForm(status.hash(), status.revision(), status.liveKeys(), status.totalSizeBytes(),
                version == null ? "" : Visible.of(version));
    }

    /** {@code 3e632b4e, 1054, 570, 3.0 MB, 3.6.0}. */
    public String simple() {
        return String.join(", ", cells()) + "\n";
    }

    /** In a box: of lines since 3.7, of ASCII in 3.5. */
    public String table() {
        List<Column> columns = new ArrayList<>(List.of(Column.number("HASH"), Column.number("REVISION"),
                Column.number("TOTAL KEYS"), Column.number("TOTAL SIZE")));
        if (version != null) {
            columns.add(Column.number("VERSION"));
        }
        Border border = version == null ? Border.ASCII : Border.LINES;
        return BoxedTables.etcd(new Table(columns, List.of(cells())), border) + "\n";
    }

    /** Raw numbers in one line of JSON. */
    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("hash", hash).put("revision", revision)
                .put("totalKey", totalKeys).put("totalSize", totalSizeBytes);
        if (version != null) {
            json.put("version", version);
        }
        return json + "\n";
    }

    /** A line a figure. */
    public String fields() {
        String rest = version == null ? "" : "\"Version\" : " + version + "\n";
        return "\"Hash\" : " + hash + "\n\"Revision\" : " + revision + "\n\"Keys\" : " + totalKeys + "\n\"Size\" : "
                + totalSizeBytes + "\n" + rest;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>(List.of(Long.toHexString(hash), Long.toString(revision),
                Long.toString(totalKeys), DecimalSize.of(totalSizeBytes)));
        if (version != null) {
            cells.add(version);
        }
        return cells;
    }
}
