package dev.etcdray.kube;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * {@code k8s:enc:<provider>:v<n>:<key>:} and then ciphertext. Source: the TransformerPrefix constants of
 * k8s.io/apiserver/pkg/server/options/encryptionconfig/config.go; v2 is KMS alone.
 */
final class EncryptedHeader {
    private static final byte[] MAGIC = "k8s:enc:".getBytes(US_ASCII);
    /** Provider, version and key, each no longer than a name: what lies behind is ciphertext and not looked at. */
    private static final long MAX_HEADER = 3L * Names.MAX_LENGTH;

    private EncryptedHeader() {
    }

    static boolean matches(MemorySegment value) {
        return ByteReader.startsWith(value, MAGIC);
    }

    static ValueHeader read(MemorySegment value) {
        long length = Math.min(value.byteSize(), MAX_HEADER) - MAGIC.length;
        String text = new String(value.asSlice(MAGIC.length, length).toArray(ValueLayout.JAVA_BYTE), ISO_8859_1);
        List<String> parts = List.of(text.split(":", 4));
        // Without all three colons the last part would be ciphertext: then no name is sure.
        boolean whole = parts.size() == 4 && parts.get(1).matches("v\\d{1,3}");
        return new ValueHeader(Encoding.ENCRYPTED, null, null, whole ? Names.encryption(parts.get(0)) : null,
                whole ? Names.encryption(parts.get(2)) : null);
    }
}
