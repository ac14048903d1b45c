package dev.etcdray.kube.anatomy;

import dev.etcdray.kube.anatomy.SampleValues.Value;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the bytes: nothing is thrown, and every byte is in one field. */
class DamagedValueTest {
    @Test
    void everyCutAndEveryFlippedBitAddsUp() {
        for (Pieces pieces : List.of(HandMade.json(), HandMade.protobuf(), HandMade.cbor(), HandMade.custom())) {
            byte[] value = pieces.value();
            Sum sum = new Sum();
            for (int cut = 0; cut < value.length; cut++) {
                sum.add(Arrays.copyOf(value, cut));
            }
            for (int bit = 0; bit < value.length * 8; bit++) {
                byte[] flipped = value.clone();
                flipped[bit / 8] ^= (byte) (1 << (bit % 8));
                sum.add(flipped);
            }
            sum.check();
        }
    }

    @Test
    void randomDamageToRealValuesAddsUp() throws Exception {
        Random random = new Random(11);
        List<byte[]> values = new ArrayList<>(List.of(HandMade.cbor().value()));
        Set<String> seen = new HashSet<>();
        for (Value value : SampleValues.read("k8s-small.db")) {
            if (seen.add(value.resource()) && value.content().byteSize() < 20_000) {
                values.add(value.bytes());
            }
        }
        assertThat(values).hasSizeGreaterThan(40);
        Sum sum = new Sum();
        for (byte[] value : values) {
            for (int i = 0; i < 400; i++) {
                sum.add(damaged(value, random));
            }
        }
        sum.check();
    }

    @Test
    void depthWithoutEndIsNoTrouble() {
        Sum sum = new Sum();
        sum.add(("{\"spec\":{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}}").getBytes(UTF_8));
        sum.add(("{\"spec\":{\"a\":" + "[".repeat(100_000) + "}}").getBytes(UTF_8));
        sum.add(("{\"spec\":" + "{\"a\":".repeat(100_000)).getBytes(UTF_8));
        byte[] cbor = new byte[100_000];
        // One entry "a": a list of a list of a list ...
        Arrays.fill(cbor, (byte) 0x81);
        System.arraycopy(new byte[]{(byte) 0xd9, (byte) 0xd9, (byte) 0xf7, (byte) 0xa1, 0x41, 'a'}, 0, cbor, 0, 6);
        sum.add(cbor);
        sum.check();
        assertThat(sum.anatomy.fields()).anyMatch(row -> row.field().equals("spec.a[]") && row.bytes() == 4 + 1000);
    }

    private static byte[] damaged(byte[] value, Random random) {
        byte[] junk = value.clone();
        // The first bytes stay: what follows is to be decoded.
        int first = Math.min(4, junk.length - 1);
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = first + random.nextInt(junk.length - first);
            switch (random.nextInt(3)) {
                case 0 -> junk[at] = (byte) random.nextInt(256);
                case 1 -> junk[at] ^= (byte) (1 << random.nextInt(8));
                default -> junk = random.nextBoolean() ? Arrays.copyOf(junk, at + 1) : junk;
            }
            first = Math.min(first, junk.length - 1);
        }
        return junk;
    }

    private static final class Sum {
        private final Anatomy anatomy = new Anatomy();
        private final ObjectReader reader = new ObjectReader(3);
        private long bytes;

        void add(byte[] value) {
            bytes += value.length;
            anatomy.add("r", MemorySegment.ofArray(value));
            ObjectFacts facts = reader.read(MemorySegment.ofArray(value));
            if (facts != null) {
                assertThat(facts.managedFieldsBytes() + facts.lastAppliedBytes()).isBetween(0L, (long) value.length);
            }
        }

        void check() {
            assertThat(anatomy.fields().stream().mapToLong(FieldBytes::bytes).sum()).isEqualTo(bytes);
            assertThat(anatomy.fields()).allMatch(row -> row.bytes() >= 0);
            assertThat(anatomy.fields()).anyMatch(row -> row.field().equals("(undecodable)"));
            for (double share : new double[]{0.0001, 0.05, 0.5}) {
                assertThat(anatomy.cut(share).stream().mapToLong(FieldBytes::bytes).sum()).isEqualTo(bytes);
            }
        }
    }
}
