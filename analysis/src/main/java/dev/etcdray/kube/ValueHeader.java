package dev.etcdray.kube;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * What a stored value says of itself: names only, never content. A name that is not shaped as Kubernetes shapes it is
 * null, so that nothing else of a value can get out this way.
 *
 * @param encoding how the value is written
 * @param apiVersion {@code v1}, {@code apps/v1}; null when the value does not tell or is damaged
 * @param kind {@code Pod}; null when the value does not tell or is damaged
 * @param encryptionProvider {@code aescbc}, {@code aesgcm}, {@code secretbox}, {@code kms} (of either
 *        version); null unless encrypted
 * @param encryptionKey the name of the key, or of the KMS plugin; null unless encrypted
 */
public record ValueHeader(Encoding encoding, @Nullable String apiVersion, @Nullable String kind,
        @Nullable String encryptionProvider, @Nullable String encryptionKey) {

    /**
     * Reads the header of a value. Protobuf and the encryption prefix are decided by the first bytes; JSON and CBOR
     * keep their names wherever they are at the top level, so that the whole value may be read, once. Takes any bytes,
     * never throws on their account, and copies no content.
     */
    public static ValueHeader of(MemorySegment value) {
        if (ProtobufHeader.matches(value)) {
            return ProtobufHeader.read(value);
        }
        if (EncryptedHeader.matches(value)) {
            return EncryptedHeader.read(value);
        }
        if (TokenHeader.isCbor(value)) {
            return TokenHeader.readCbor(value);
        }
        return TokenHeader.readJson(value);
    }

    /** A value that can be read: names not shaped as Kubernetes' are dropped. */
    static ValueHeader plain(Encoding encoding, @Nullable String apiVersion, @Nullable String kind) {
        return new ValueHeader(encoding, Names.apiVersion(apiVersion), Names.kind(kind), null, null);
    }
}
