package dev.etcdray.finding;

import java.nio.charset.StandardCharsets;

/**
 * A revision as a test wrote it, and what it takes in its page, from first principles: 16 bytes of bbolt's leaf element,
 * the 17 bytes of a revision (18 with a tombstone's mark), and etcd's mvccpb.KeyValue in protobuf, where a field that is
 * zero or empty is left out.
 *
 * @param key the client's key
 * @param valueBytes length of its value
 * @param create main revision that created the key
 * @param main main revision of this change
 * @param version puts since it was created, this one included
 * @param lease lease id, 0 for none
 * @param tombstone whether it deletes
 */
record PlantedRevision(String key, int valueBytes, long create, long main, long version, long lease,
        boolean tombstone) {
    private static final int ELEMENT = 16;
    private static final int REVISION = 17;
    private static final int MARK = 1;

    /** What the entry takes. */
    long bytes() {
        int keyBytes = key.getBytes(StandardCharsets.UTF_8).length;
        return tombstone
                ? ELEMENT + REVISION + MARK + field(keyBytes)
                : ELEMENT + REVISION + field(keyBytes) + number(create) + number(main) + number(version)
                        + field(valueBytes) + number(lease);
    }

    /** A field of so many bytes: tag, length, bytes. */
    static long field(int length) {
        return length == 0 ? 0 : 1 + varint(length) + length;
    }

    /** A field that is a number: tag, varint. All field numbers here are below 16, so that a tag is one byte. */
    static long number(long value) {
        return value == 0 ? 0 : 1 + varint(value);
    }

    /** Seven bits a byte. */
    private static long varint(long value) {
        long bytes = 1;
        for (long left = value >>> 7; left != 0; left >>>= 7) {
            bytes++;
        }
        return bytes;
    }
}
