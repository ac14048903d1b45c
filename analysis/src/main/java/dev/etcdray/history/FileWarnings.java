package dev.etcdray.history;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.TrailerTask;
import dev.etcdray.report.Warning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a file's state bears on the revisions of a key; codes as those of {@code etcdray/analyze/v1}. */
final class FileWarnings {
    private FileWarnings() {
    }

    static List<Warning> of(BoltDatabase bolt, EtcdDatabase etcd, @Nullable SnapshotTrailer trailer) {
        List<Warning> warnings = new ArrayList<>();
        if (trailer == SnapshotTrailer.MISMATCH) {
            warnings.add(new Warning("trailerMismatch", bolt.name() + ": the SHA-256 at its end is not that of the"
                    + " bytes before it: the snapshot was changed or damaged after it was saved; take it again"));
        }
        if (TrailerTask.strayBytes(bolt) > 0) {
            warnings.add(new Warning("strayBytes", bolt.name() + ": the last " + TrailerTask.strayBytes(bolt)
                    + " bytes are neither pages nor the SHA-256 of a saved snapshot: it was cut short, or something"
                    + " was appended; take or copy it again"));
        }
        bolt.brokenMetas().forEach(fault -> warnings.add(new Warning("metaPageBroken",
                fault.message() + "; the other meta page serves")));
        if (etcd.undecodableEntries() > 0) {
            warnings.add(new Warning("undecodableEntries", bolt.name() + ": " + etcd.undecodableEntries()
                    + " entries of bucket \"key\" are no revisions; whose history they were cannot be told"));
        }
        return warnings;
    }
}
