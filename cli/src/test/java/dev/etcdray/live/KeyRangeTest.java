package dev.etcdray.live;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Ranges mean the keys that etcd means by them. */
class KeyRangeTest {
    /** The first and the last byte, and two that follow each other. */
    private static final byte[] ALPHABET = {0, 'a', 'b', (byte) 0xff};
    private static final int LONGEST_KEY = 4;
    private static final List<ByteString> KEYS = keys();

    @Test
    void aPrefixEndsBeforeItsSuccessor() {
        assertThat(prefix('a')).isEqualTo(range("a", "b"));
        assertThat(prefix('a', 0xff)).isEqualTo(range("a\u00ff", "b"));
        assertThat(prefix('a', 0xff, 0xff)).isEqualTo(range("a\u00ff\u00ff", "b"));
        assertThat(prefix(0xff, 0xff)).isEqualTo(range("\u00ff\u00ff", null));
        assertThat(prefix('a', 0x7f)).isEqualTo(range("a\u007f", "a\u0080"));
        assertThat(prefix()).isEqualTo(KeyRange.ALL).isEqualTo(range("\0", null));
    }

    @Test
    void aRequestEndsWithANulByteWhereThereIsNoEnd() {
        assertThat(KeyRange.ALL.rangeEnd()).isEqualTo(bytes("\0"));
        assertThat(range("a", "b").rangeEnd()).isEqualTo(bytes("b"));
        assertThat(range("a", null).after(bytes("k"))).isEqualTo(range("k\0", null));
        assertThat(range("a", "q").after(bytes("k"))).isEqualTo(range("k\0", "q"));
    }

    @Test
    void aPermissionIsForAKeyOrARange() {
        assertThat(KeyRange.ofPermission(bytes("a"), bytes(""))).isEqualTo(range("a", "a\0"));
        assertThat(KeyRange.ofPermission(bytes("a"), bytes("c"))).isEqualTo(range("a", "c"));
        assertThat(KeyRange.ofPermission(bytes("a"), bytes("\0"))).isEqualTo(range("a", null));
        assertThat(KeyRange.ofPermission(bytes(""), bytes("\0"))).isEqualTo(KeyRange.ALL);
    }

    @Test
    void aPrefixHoldsTheKeysThatStartSo() {
        for (ByteString prefix : KEYS) {
            KeyRange range = KeyRange.ofPrefix(prefix.toByteArray());
            assertThat(held(range)).as("%s", prefix).isEqualTo(KEYS.stream().filter(key -> key.startsWith(prefix))
                    .toList());
        }
    }

    @Test
    void whatIsInBothIsInTheIntersection() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            KeyRange one = any(random);
            KeyRange other = any(random);
            List<ByteString> both = new ArrayList<>(held(one));
            both.retainAll(held(other));
            assertThat(one.and(other).map(KeyRangeTest::held).orElse(List.of())).as("%s and %s", one, other)
                    .isEqualTo(both);
            assertThat(one.and(other)).isEqualTo(other.and(one));
        }
    }

    @Test
    void mergingKeepsTheKeysAndOrdersTheRanges() {
        Random random = new Random(2);
        for (int i = 0; i < 5000; i++) {
            List<KeyRange> ranges = new ArrayList<>();
            TreeSet<Integer> expected = new TreeSet<>();
            for (int n = random.nextInt(6); n > 0; n--) {
                ranges.add(any(random));
                held(ranges.getLast()).forEach(key -> expected.add(KEYS.indexOf(key)));
            }
            List<KeyRange> given = List.copyOf(ranges);
            List<KeyRange> merged = KeyRange.merged(ranges);
            List<ByteString> keys = new ArrayList<>();
            merged.forEach(range -> keys.addAll(held(range)));
            assertThat(keys).as("%s", ranges).isEqualTo(expected.stream().map(KEYS::get).toList());
            assertThat(ranges).as("what was given").isEqualTo(given);
            for (int r = 1; r < merged.size(); r++) {
                ByteString end = Objects.requireNonNull(merged.get(r - 1).to());
                assertThat(compare(end, merged.get(r).from())).as("%s", merged).isNegative();
            }
        }
    }

    @Test
    void behindAKeyIsAllButWhatIsUpToIt() {
        for (ByteString key : KEYS) {
            assertThat(held(KeyRange.ALL.after(key))).isEqualTo(KEYS.subList(KEYS.indexOf(key) + 1, KEYS.size()));
        }
    }

    /** All keys of up to some bytes of the alphabet, in etcd's order: as unsigned bytes. */
    private static List<ByteString> keys() {
        List<ByteString> keys = new ArrayList<>();
        List<ByteString> longest = List.of(ByteString.EMPTY);
        for (int length = 1; length <= LONGEST_KEY; length++) {
            List<ByteString> longer = new ArrayList<>();
            for (ByteString key : longest) {
                for (byte next : ALPHABET) {
                    longer.add(key.concat(ByteString.copyFrom(new byte[]{next})));
                }
            }
            keys.addAll(longer);
            longest = longer;
        }
        keys.sort(KeyRangeTest::compare);
        return keys;
    }

    /** The keys that a request for this range gives, by the words of rpc.proto. */
    private static List<ByteString> held(KeyRange range) {
        ByteString end = range.rangeEnd();
        boolean open = end.equals(bytes("\0"));
        return KEYS.stream().filter(key -> compare(key, range.from()) >= 0 && (open || compare(key, end) < 0)).toList();
    }

    private static int compare(ByteString one, ByteString other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = Byte.toUnsignedInt(one.byteAt(i)) - Byte.toUnsignedInt(other.byteAt(i));
            if (order != 0) {
                return order;
            }
        }
        return one.size() - other.size();
    }

    /** As permissions and prefixes make them: never empty, never from behind to before. */
    private static KeyRange any(Random random) {
        ByteString key = KEYS.get(random.nextInt(KEYS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> KeyRange.ofPrefix(key.substring(0, random.nextInt(key.size() + 1)).toByteArray());
            case 1 -> KeyRange.ofPermission(key, ByteString.EMPTY);
            case 2 -> KeyRange.ofPermission(key, bytes("\0"));
            default -> {
                ByteString other = KEYS.get(random.nextInt(KEYS.size()));
                int order = compare(key, other);
                yield order == 0 || other.equals(bytes("\0")) || key.equals(bytes("\0"))
                        ? KeyRange.ofPermission(key, ByteString.EMPTY)
                        : order < 0 ? KeyRange.ofPermission(key, other) : KeyRange.ofPermission(other, key);
            }
        };
    }

    private static KeyRange prefix(int... bytes) {
        byte[] prefix = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            prefix[i] = (byte) bytes[i];
        }
        return KeyRange.ofPrefix(prefix);
    }

    private static KeyRange range(String from, @Nullable String to) {
        return new KeyRange(bytes(from), to == null ? null : bytes(to));
    }

    /** A byte for each character. */
    private static ByteString bytes(String text) {
        return ByteString.copyFrom(text, StandardCharsets.ISO_8859_1);
    }
}
