package dev.etcdray.bolt;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.bolt.check.FaultKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

import static dev.etcdray.bolt.BoltBytes.NO_FREELIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** People hand over archives, logs and half copies: each gets a sentence that says what to do. */
class NotBboltTest {

    private static CorruptDatabaseException refused(byte[] bytes) {
        return catchThrowableOfType(CorruptDatabaseException.class,
                () -> Reading.strict(new BytesSource("given.db", bytes)));
    }

    private static void notBbolt(byte[] bytes, String what) {
        CorruptDatabaseException refused = refused(bytes);
        assertThat(refused).hasMessage("given.db: not a bbolt database: this is " + what);
        assertThat(refused.fault().kind()).isEqualTo(FaultKind.NOT_BBOLT);
    }

    @Test
    void emptyFile() {
        notBbolt(new byte[0], "an empty file");
    }

    @Test
    void text() {
        notBbolt(BoltBytes.text("2026-11-23 etcd[1]: mvcc: database space exceeded\n".repeat(100)), "text");
        notBbolt(BoltBytes.text("hello\n"), "text");
    }

    @Test
    void gzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(BoltBytes.rootAt2(3).leaf(2).toBytes());
        }
        notBbolt(packed.toByteArray(), "gzip data (unpack it first: gunzip)");
    }

    @Test
    void zip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("db"));
            zip.write(BoltBytes.rootAt2(3).leaf(2).toBytes());
        }
        notBbolt(packed.toByteArray(), "a zip archive (unpack it first)");
    }

    /** First bytes by the .xz format's description, section 2.1.1.1, and RFC 8878, section 3.1.1. */
    @Test
    void xzAndZstandard() {
        notBbolt(Arrays.copyOf(new byte[]{(byte) 0xfd, '7', 'z', 'X', 'Z', 0}, 4000),
                "xz data (unpack it first: xz -dk)");
        notBbolt(Arrays.copyOf(new byte[]{0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}, 4000),
                "zstd data (unpack it first: zstd -d)");
    }

    @Test
    void somethingElse() {
        notBbolt(new byte[8192], "something without bbolt's magic number in a meta page");
    }

    @Test
    void shorterThanAMeta() {
        byte[] start = Arrays.copyOf(BoltBytes.rootAt2(3).toBytes(), 60);

        assertThat(refused(start)).hasMessage("given.db: page 0, offset 0: both meta pages broken; meta page: expected "
                + "80 bytes of file at least, found 60 bytes");
        assertThat(refused(new byte[10])).hasMessage(
                "given.db: page 0, offset 0: size: expected two meta pages of 1024 bytes at least, found 10 bytes");
    }

    /** s390x writes each field the other way round; both metas are sound there. */
    @Test
    void bigEndian() {
        byte[] bytes = BoltBytes.rootAt2(3).toBytes();
        for (int page = 0; page < 2; page++) {
            ByteBuffer meta = ByteBuffer.wrap(bytes, page * 4096 + 16, 64).order(ByteOrder.BIG_ENDIAN);
            meta.putInt(0xED0CDAED).putInt(2).putInt(4096).putInt(0);
            meta.putLong(2).putLong(0).putLong(NO_FREELIST).putLong(3).putLong(6 + page).putLong(1);
        }
        assertThat(refused(bytes)).hasMessage("given.db: page 0, offset 16: byte order: expected little-endian, as "
                + "amd64 and arm64 write, found big-endian, as s390x writes: this reader does not read it");
        assertThat(refused(bytes).fault().kind()).isEqualTo(FaultKind.BIG_ENDIAN);
    }
}
