package dev.etcdray.report;

import dev.etcdray.breakdown.CompactAt;
import dev.etcdray.etcd.EtcdVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where to forecast a compaction. */
public sealed interface CompactionPoint {

    /**
     * So many revisions before the newest.
     *
     * @param behind 0 for the newest itself
     */
    record Head(long behind) implements CompactionPoint {}

    /**
     * At a revision.
     *
     * @param revision main revision
     */
    record At(long revision) implements CompactionPoint {}

    /** Nowhere: only a defragmentation is forecast. */
    record Nowhere() implements CompactionPoint {}

    /** Reads {@code head}, {@code head-1000}, a revision, or {@code none}. */
    static Optional<CompactionPoint> parse(String text) {
        Matcher form = Pattern.compile("(?:(head)(?:-([0-9]{1,18}))?|([0-9]{1,18})|(none))").matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        if (form.group(4) != null) {
            return Optional.of(new Nowhere());
        }
        return Optional.of(form.group(1) == null
                ? new At(Long.parseLong(form.group(3)))
                : new Head(form.group(2) == null ? 0 : Long.parseLong(form.group(2))));
    }

    /**
     * The compaction in an etcd.
     *
     * @param head the etcd's revision
     * @param compacted its compact revision, -1 for never
     * @throws CompactionPointException if etcd would refuse it
     */
    default CompactAt in(long head, long compacted, EtcdVersion version) throws CompactionPointException {
        long first = Math.max(1, compacted + 1);
        long revision = switch (this) {
            case Head(long behind) -> head - behind;
            case At(long at) -> at;
            case Nowhere() -> 0;
        };
        boolean newest = this instanceof Head(long behind) && behind == 0; // Nothing is left to compact where the newest revision is compacted.
        if (!(this instanceof Nowhere) && !newest && (revision < first || revision > head)) {
            throw new CompactionPointException(revision, first, head);
        }
        return new CompactAt(first, revision, version.keepsTombstone());
    }
}
