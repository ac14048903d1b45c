package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * All that etcdctl shows of a live key; the value by its hash.
 *
 * @param keyBase64 the key
 * @param valueSha256 hash of the value
 * @param createRevision main revision that created it
 * @param modRevision main revision of its last change
 * @param version puts since it was created
 * @param lease lease id, 0 for none
 */
public record LiveKey(String keyBase64, String valueSha256, long createRevision, long modRevision, long version,
        long lease) {

    static LiveKey of(JsonNode json) {
        return new LiveKey(json.path("key").asText(), sha256(Etcdctl.bytes(json.path("value"))),
                json.path("create_revision").asLong(), json.path("mod_revision").asLong(),
                json.path("version").asLong(), json.path("lease").asLong());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
