package dev.etcdray.report;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.EtcdFacts;
import dev.etcdray.etcd.SnapshotTrailer;
import dev.etcdray.etcd.TrailerTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the reader of a report should know before he trusts a figure. */
public final class Warnings {
    private Warnings() {
    }

    /** About the file as a whole. */
    public static List<Warning> ofFile(BoltDatabase bolt, EtcdDatabase etcd, @Nullable SnapshotTrailer trailer) {
        List<Warning> warnings = new ArrayList<>();
        if (trailer == SnapshotTrailer.MISMATCH) {
            warnings.add(new Warning("trailerMismatch", bolt.name() + ": the SHA-256 at its end is not that of the"
                    + " bytes before it: the snapshot was changed or damaged after it was saved; take it again"));
        }
        if (TrailerTask.strayBytes(bolt) > 0) {
            warnings.add(new Warning("strayBytes", strayBytes(bolt)));
        }
        bolt.brokenMetas().forEach(fault -> warnings.add(new Warning("metaPageBroken",
                fault.message() + "; the other meta page serves")));
        if (etcd.undecodableEntries() > 0) {
            warnings.add(new Warning("undecodableEntries", bolt.name() + ": " + etcd.undecodableEntries()
                    + " entries of bucket \"key\" are no revisions; they are counted there, without a state"));
        }
        return warnings;
    }

    /** About the file and all of its parts. */
    static List<Warning> of(BoltDatabase bolt, EtcdDatabase etcd, FileBreakdown parts,
            @Nullable SnapshotTrailer trailer) {
        List<Warning> warnings = ofFile(bolt, etcd, trailer);
        if (!etcd.hasKeyBucket()) {
            warnings.add(new Warning("notEtcd", bolt.name() + ": a bbolt file without etcd's bucket \"key\": there are"
                    + " no revisions to break down"));
        }
        etcd.facts().unreadable().forEach(what -> warnings.add(new Warning("unreadableEntry",
                bolt.name() + ": bucket " + what)));
        etcd.warnings().forEach(what -> warnings.add(new Warning("freelistBroken", what)));
        parts.parts().stream().filter(part -> part.part().equals("unattributed") && part.bytes() != 0)
                .forEach(part -> warnings.add(new Warning("unattributedBytes", bolt.name() + ": " + part.bytes()
                        + " bytes could not be attributed: pages overlap or are damaged")));
        unfinished(etcd.facts()).ifPresent(what -> warnings.add(new Warning("compactionUnfinished",
                bolt.name() + ": " + what)));
        return warnings;
    }

    static String strayBytes(BoltDatabase bolt) {
        return bolt.name() + ": the last " + TrailerTask.strayBytes(bolt)
                + " bytes are neither pages nor the SHA-256 of a"
                + " saved snapshot: it was cut short, or something was appended; take or copy it again";
    }

    private static Optional<String> unfinished(EtcdFacts facts) {
        Long scheduled = facts.scheduledCompactRevision();
        Long finished = facts.finishedCompactRevision();
        return scheduled == null || (finished != null && finished >= scheduled)
                ? Optional.empty()
                : Optional.of("caught in the middle of a compaction at revision " + scheduled
                        + ": part of what it frees"
                        + " is still here and is counted as history; a member goes on with it, also after a restart");
    }
}
