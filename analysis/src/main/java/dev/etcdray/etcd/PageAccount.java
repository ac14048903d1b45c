package dev.etcdray.etcd;

import dev.etcdray.bolt.BoltDatabase;
import dev.etcdray.bolt.Meta;
import dev.etcdray.bolt.PageMap;
import dev.etcdray.bolt.PageUse;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every byte of the file beside the revisions, in bytes.
 *
 * @param fileBytes length of the file
 * @param dbSizeBytes high-water mark times page size
 * @param inUseBytes db size less the free pages
 * @param entryBytes entries by top-level bucket, without the revisions of bucket {@code key}; the empty name stands for
 *        entries of the root bucket that are no buckets
 * @param leafPageHeaderBytes headers of leaf pages
 * @param leafSlackBytes leaf pages less headers and entries
 * @param branchPageBytes branch pages, whole
 * @param metaPageBytes the two meta pages
 * @param freelistBytes pages of the stored freelist
 * @param freePageBytes free pages
 * @param unreachablePageBytes pages that no tree reaches and a stored freelist does not list
 * @param preallocatedBytes behind the high-water mark, without the trailer
 * @param trailerBytes 32 when the file is a saved snapshot
 * @param unattributedBytes what is left: 0 on a healthy file
 */
public record PageAccount(long fileBytes, long dbSizeBytes, long inUseBytes, Map<String, Long> entryBytes,
        long leafPageHeaderBytes, long leafSlackBytes, long branchPageBytes, long metaPageBytes, long freelistBytes,
        long freePageBytes, long unreachablePageBytes, long preallocatedBytes, long trailerBytes,
        long unattributedBytes) {

    /** Makes the map unmodifiable. */
    public PageAccount {
        entryBytes = Collections.unmodifiableMap(new TreeMap<>(entryBytes));
    }

    static PageAccount of(BoltDatabase database, PageMap map, LeafTally tally, Map<String, Long> entryBytes,
            long revisionBytes, boolean freelistBroken) {
        Meta meta = database.meta();
        long pageSize = meta.pageSizeBytes();
        boolean unreachedIsFree = freelistBroken || !meta.hasFreelist();
        long unreached = map.count(PageUse.UNREACHED) * pageSize;
        long free = map.count(PageUse.FREE) * pageSize + (unreachedIsFree ? unreached : 0);
        long unreachable = unreachedIsFree ? 0 : unreached;
        long branches = map.count(PageUse.BRANCH) * pageSize;
        long metas = map.count(PageUse.META) * pageSize;
        long freelist = map.count(PageUse.FREELIST) * pageSize;
        long behind = database.fileBytes() - meta.usedBytes();
        long trailer = TrailerCheck.hasTrailer(database) ? SnapshotTrailer.BYTES : 0;
        long entries = entryBytes.values().stream().mapToLong(Long::longValue).sum() + revisionBytes;
        long attributed = entries + tally.headerBytes() + tally.slackBytes() + branches + metas + freelist + free
                + unreachable + behind;
        return new PageAccount(database.fileBytes(), meta.usedBytes(), meta.usedBytes() - free, entryBytes,
                tally.headerBytes(), tally.slackBytes(), branches, metas, freelist, free, unreachable,
                behind - trailer, trailer, database.fileBytes() - attributed);
    }
}
