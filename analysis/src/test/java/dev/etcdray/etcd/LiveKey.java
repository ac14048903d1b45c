package dev.etcdray.etcd;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A key as a range gives it, and as protobuf's own library writes it. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record LiveKey(byte[] key, long createRevision, long modRevision, long version, byte[] value, long lease) {

    /** A mvccpb.KeyValue; proto3 leaves out what is zero or empty. */
    public byte[] keyValue() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            out.writeByteArray(1, key);
            number(out, 2, createRevision);
            number(out, 3, modRevision);
            number(out, 4, version);
            if (value.length > 0) {
                out.writeByteArray(5, value);
            }
            number(out, 6, lease);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void number(CodedOutputStream out, int field, long value) throws IOException {
        if (value != 0) {
            out.writeInt64(field, value);
        }
    }

    /** What it takes in a leaf page: 16 bytes of element, 17 of revision, and the KeyValue. */
    public long entryBytes() {
        return 16L + 17 + keyValue().length;
    }

    /** A spool that holds these. */
    public static RangeSpool spool(Path file, List<LiveKey> keys) throws IOException {
        RangeSpool spool = RangeSpool.open(file);
        for (LiveKey key : keys) {
            spool.add(key.keyValue());
        }
        return spool;
    }
}
