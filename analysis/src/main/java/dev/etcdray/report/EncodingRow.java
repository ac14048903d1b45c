package dev.etcdray.report;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How live objects are written.
 *
 * @param resource the resource, or outside Kubernetes the prefix
 * @param encoding {@code protobuf}, {@code json}, {@code cbor}, {@code encrypted}, {@code other}
 * @param apiVersion what the values say, null when they do not
 * @param kind likewise
 * @param encryptionProvider {@code aescbc} and such, null unless encrypted
 * @param encryptionKey name of the key, null unless encrypted
 * @param payload {@code helm} for a Secret that holds a gzip'd Helm release, else null
 * @param objects how many
 * @param valueBytes length of their values
 */
public record EncodingRow(String resource, String encoding, @Nullable String apiVersion, @Nullable String kind,
        @Nullable String encryptionProvider, @Nullable String encryptionKey, @Nullable String payload, long objects,
        long valueBytes) {

    static final Comparator<EncodingRow> LARGEST_FIRST = Comparator.comparingLong(EncodingRow::valueBytes).reversed()
            .thenComparing(EncodingRow::resource).thenComparing(EncodingRow::toString);
}
