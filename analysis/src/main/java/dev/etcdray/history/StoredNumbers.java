package dev.etcdray.history;

/**
 * What is kept of a stored revision of the one key: numbers only.
 *
 * @param main main revision
 * @param sub sub revision
 * @param tombstone whether it is a delete marker
 * @param createRevision as stored, 0 in a tombstone
 * @param version as stored, 0 in a tombstone
 * @param lease lease id, 0 for none
 * @param entryBytes what the entry takes in its page
 * @param valueBytes length of the client's value
 */
record StoredNumbers(long main, long sub, boolean tombstone, long createRevision, long version, long lease,
        long entryBytes, long valueBytes) {}
