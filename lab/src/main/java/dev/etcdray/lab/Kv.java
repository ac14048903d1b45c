package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A key as etcdctl shows it; of the value the length.
 *
 * @param keyBase64 the key
 * @param keyBytes its length
 * @param valueBytes length of the value
 * @param createRevision main revision that created it, 0 in a delete event
 * @param modRevision main revision of this change
 * @param version puts since it was created, 0 in a delete event
 * @param lease lease id, 0 for none
 */
public record Kv(String keyBase64, long keyBytes, long valueBytes, long createRevision, long modRevision,
        long version, long lease) {

    static Kv of(JsonNode json) {
        return new Kv(json.path("key").asText(), Etcdctl.bytes(json.path("key")).length,
                Etcdctl.bytes(json.path("value")).length, json.path("create_revision").asLong(),
                json.path("mod_revision").asLong(), json.path("version").asLong(), json.path("lease").asLong());
    }

    /**
     * What a put takes in a leaf page: 16 bytes of element, 17 of revision, and the mvccpb.KeyValue, of which proto3
     * leaves out what is zero or empty.
     */
    public long putEntryBytes() {
        return 16 + 17 + bytesField(keyBytes) + number(createRevision) + number(modRevision) + number(version)
                + bytesField(valueBytes) + number(lease);
    }

    /** What a tombstone takes: its revision has one byte more, and its KeyValue holds the key alone. */
    public long tombstoneEntryBytes() {
        return 16 + 18 + bytesField(keyBytes);
    }

    private static long bytesField(long length) {
        return length == 0 ? 0 : 1 + varint(length) + length;
    }

    private static long number(long value) {
        return value == 0 ? 0 : 1 + varint(value);
    }

    private static long varint(long value) {
        return Math.max(1, (64 - Long.numberOfLeadingZeros(value) + 6) / 7);
    }
}
