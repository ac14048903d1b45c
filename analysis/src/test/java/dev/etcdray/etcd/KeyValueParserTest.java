package dev.etcdray.etcd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyValueParserTest {
    private final KeyValueParser parser = new KeyValueParser();

    @Test
    void allFields() {
        byte[] message = new Proto().bytes(1, text("the key")).number(2, 300).number(3, 400).number(4, 2)
                .bytes(5, text("the value")).number(6, 0x1234_5678_9abcL).toBytes();

        assertThat(parse(message)).isTrue();
        assertThat(key(message)).isEqualTo("the key");
        assertThat(value(message)).isEqualTo("the value");
        assertThat(parser.createRevision).isEqualTo(300);
        assertThat(parser.version).isEqualTo(2);
        assertThat(parser.lease).isEqualTo(0x1234_5678_9abcL);
    }

    @Test
    void nothingIsAMessageOfDefaults() {
        assertDefaults();
    }

    @Test
    void nothingIsLeftOfTheMessageBefore() {
        parse(new Proto().bytes(1, text("key")).number(4, 2).bytes(5, text("value")).number(6, 1).toBytes());
        assertDefaults();
    }

    private void assertDefaults() {
        assertThat(parse(new byte[0])).isTrue();
        assertThat(parser.keySize).isZero();
        assertThat(parser.valueSize).isZero();
        assertThat(parser.version).isZero();
        assertThat(parser.lease).isZero();
    }

    /** Protobuf: of a field that comes twice the last one counts. */
    @Test
    void theLastOfTwo() {
        byte[] message = new Proto().bytes(1, text("a")).bytes(5, text("long value")).bytes(1, text("bc"))
                .bytes(5, text("")).number(6, 1).number(6, 2).toBytes();

        assertThat(parse(message)).isTrue();
        assertThat(key(message)).isEqualTo("bc");
        assertThat(value(message)).isEmpty();
        assertThat(parser.lease).isEqualTo(2);
    }

    @Test
    void unknownFieldsAreSkipped() {
        byte[] message = new Proto().number(7, -1).tag(8, 1).raw(new byte[8]).tag(9, 5).raw(new byte[4])
                .bytes(100, text("?")).bytes(1, text("k")).toBytes();

        assertThat(parse(message)).isTrue();
        assertThat(key(message)).isEqualTo("k");
    }

    @Test
    void lengthsBeyondTheEnd() {
        assertThat(parse(new Proto().tag(1, 2).varint(2).raw((byte) 'k').toBytes())).isFalse();
        assertThat(parse(new Proto().tag(5, 2).varint(Long.MAX_VALUE).toBytes())).isFalse();
        assertThat(parse(new Proto().tag(5, 2).varint(-1).toBytes())).isFalse();
        assertThat(parse(new Proto().tag(8, 1).raw(new byte[7]).toBytes())).isFalse();
    }

    @Test
    void whatIsNoProtobuf() {
        assertThat(parse(new Proto().tag(1, 3).toBytes())).as("a group").isFalse();
        assertThat(parse(new Proto().tag(0, 0).varint(1).toBytes())).as("field 0").isFalse();
        assertThat(parse(new Proto().tag(1, 2).toBytes())).as("no length").isFalse();
        assertThat(parse(new byte[]{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1})).as("a varint of 11 bytes").isFalse();
    }

    /** Whatever the bytes: an answer, and what it names lies inside the message. */
    @Test
    void anyBytes() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            byte[] message = new byte[random.nextInt(24)];
            random.nextBytes(message);
            if (parse(message)) {
                assertThat(parser.keyOffset - 1).isBetween(0L, (long) message.length);
                assertThat(parser.keyOffset - 1 + parser.keySize).isBetween(0L, (long) message.length);
                assertThat(parser.valueOffset - 1).isBetween(0L, (long) message.length);
                assertThat(parser.valueOffset - 1 + parser.valueSize).isBetween(0L, (long) message.length);
            }
        }
    }

    /** Parses with a byte before and behind that do not belong to it. */
    private boolean parse(byte[] message) {
        return parser.parse(framed(message), 1, message.length);
    }

    private static MemorySegment framed(byte[] message) {
        byte[] framed = new byte[message.length + 2];
        framed[0] = 0x7f;
        framed[framed.length - 1] = 0x7f;
        System.arraycopy(message, 0, framed, 1, message.length);
        return MemorySegment.ofArray(framed);
    }

    private String key(byte[] message) {
        return string(message, parser.keyOffset, parser.keySize);
    }

    private String value(byte[] message) {
        return string(message, parser.valueOffset, parser.valueSize);
    }

    private static String string(byte[] message, long offset, long size) {
        return new String(framed(message).asSlice(offset, size).toArray(ValueLayout.JAVA_BYTE),
                StandardCharsets.UTF_8);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
