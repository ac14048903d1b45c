package dev.etcdray.reclaim;

/**
 * Sizes after a defragmentation; nothing in it is left to chance.
 *
 * @param dbSizeBytes the high-water mark in bytes: etcd's dbSize
 * @param inUseBytes that less the free pages: etcd's dbSizeInUse
 * @param fileBytes length of the file on disk
 */
public record DefragForecast(long dbSizeBytes, long inUseBytes, long fileBytes) {}
