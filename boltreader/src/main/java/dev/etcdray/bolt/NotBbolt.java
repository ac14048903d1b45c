package dev.etcdray.bolt;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.Fault;
import dev.etcdray.bolt.check.FaultKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Says what a file is that has no valid meta: people hand over archives, logs and half copies. */
final class NotBbolt {
    private static final String BBOLT = "a bbolt database";

    private NotBbolt() {
    }

    static void refuseShort(String name, long sizeBytes) throws CorruptDatabaseException {
        if (sizeBytes == 0) {
            throw new CorruptDatabaseException(fault(name, FaultKind.NOT_BBOLT, "an empty file"));
        }
    }

    /** The fault for a file without a valid meta, from its first bytes. */
    static Fault explain(PageSource source, List<Fault> broken) throws IOException {
        byte[] head = new byte[(int) Math.min(512, source.sizeBytes())];
        source.read(0, ByteBuffer.wrap(head));
        String name = source.name();
        if (starts(head, 0x1f, 0x8b)) {
            return fault(name, FaultKind.NOT_BBOLT, "gzip data (unpack it first: gunzip)");
        }
        if (starts(head, 0xfd, '7', 'z', 'X', 'Z')) {
            return fault(name, FaultKind.NOT_BBOLT, "xz data (unpack it first: xz -dk)");
        }
        if (starts(head, 0x28, 0xb5, 0x2f, 0xfd)) {
            return fault(name, FaultKind.NOT_BBOLT, "zstd data (unpack it first: zstd -d)");
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return fault(name, FaultKind.NOT_BBOLT, "a zip archive (unpack it first)");
        }
        if (magicAt(head, true)) {
            return new Fault(FaultKind.BIG_ENDIAN, name, 0, Layout.META_MAGIC, "byte order",
                    "little-endian, as amd64 and arm64 write",
                    "big-endian, as s390x writes: this reader does not read it");
        }
        if (magicAt(head, false) || broken.stream().anyMatch(fault -> fault.page() == 1)) {
            Fault first = broken.getFirst();
            return new Fault(FaultKind.META_FIELD, name, first.page(), first.offset(), "both meta pages broken; "
                    + first.field(), first.expected(), first.actual());
        }
        if (isText(head)) {
            return fault(name, FaultKind.NOT_BBOLT, "text");
        }
        if (head.length < Layout.META_END) {
            return new Fault(FaultKind.TRUNCATED, name, 0, 0, "size", "two meta pages of 1024 bytes at least",
                    head.length + " bytes");
        }
        return fault(name, FaultKind.NOT_BBOLT, "something without bbolt's magic number in a meta page");
    }

    private static Fault fault(String name, FaultKind kind, String actual) {
        return new Fault(kind, name, -1, 0, "file type", BBOLT, actual);
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean magicAt(byte[] head, boolean bigEndian) {
        if (head.length < Layout.META_VERSION) {
            return false;
        }
        int little = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(Layout.META_MAGIC);
        return (bigEndian ? Integer.reverseBytes(little) : little) == Layout.MAGIC;
    }

    private static boolean isText(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
