package dev.etcdray.reclaim;

/**
 * What a compaction and the defragmentation after it lead to.
 *
 * @param freedBytes entries that the compaction deletes, with their element headers
 * @param inUseAfterCompaction db size less the free pages after the compaction. A server counts the pages that its last
 *        transaction freed as used, one mostly: the range has room for it
 * @param dbSizeAfterCompaction high-water mark after the compaction, never below today's
 * @param dbSizeAfterDefrag high-water mark after the defragmentation, exact
 * @param inUseAfterDefrag that less the free pages, exact
 * @param fileBytesAfterDefrag length of the file on disk after the defragmentation
 * @param runs how many random runs the ranges come from
 */
public record Forecast(long freedBytes, Range inUseAfterCompaction, Range dbSizeAfterCompaction,
        long dbSizeAfterDefrag, long inUseAfterDefrag, long fileBytesAfterDefrag, int runs) {}
