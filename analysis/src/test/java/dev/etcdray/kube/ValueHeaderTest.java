package dev.etcdray.kube;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ValueHeaderTest {
    /** Written by k8s.io/apimachinery 0.34.4: k8s\0 and runtime.Unknown.Marshal of an apps/v1 Deployment. */
    private static final byte[] PROTOBUF = hex(
            "6b3873000a150a07617070732f7631120a4465706c6f796d656e7412050a030a01781a002200");
    /**
     * Written by the CBOR serializer of k8s.io/apimachinery 0.34.4: a Certificate of cert-manager.io/v1 whose labels
     * have a "kind: decoy" and whose spec has an "apiVersion: decoy/v9", a float, a boolean, a null, a negative number.
     */
    private static final byte[] CBOR = hex("d9d9f7a4446b696e644b43657274696669636174654473706563a6426f6ef5436e6567"
            + "22436f6666f645726174696ff9380048646e734e616d65738249612e6578616d706c6549622e6578616d706c654a617069"
            + "56657273696f6e486465636f792f7639486d65746164617461a4446e616d6543776562466c6162656c73a241614162446b"
            + "696e64456465636f79496e616d6573706163654473686f704a67656e65726174696f6e1a000111704a6170695665727369"
            + "6f6e52636572742d6d616e616765722e696f2f7631");

    @Test
    void protobufNamesItsTypeFirst() {
        assertThat(header(PROTOBUF)).isEqualTo(plain(Encoding.PROTOBUF, "apps/v1", "Deployment"));
    }

    @Test
    void cborNamesItsTypeAtTheTopLevelOnly() {
        assertThat(header(CBOR)).isEqualTo(plain(Encoding.CBOR, "cert-manager.io/v1", "Certificate"));
    }

    @Test
    void cborMayHoldTextStringsAndNestedTags() {
        // {"x": 2("ab"), "kind": "Pod", "apiVersion": "v1"}, by hand from RFC 8949.
        assertThat(header(hex("d9d9f7a3" + "6178" + "c2626162" + "646b696e64" + "63506f64"
                + "6a61706956657273696f6e" + "627631"))).isEqualTo(plain(Encoding.CBOR, "v1", "Pod"));
    }

    @Test
    void jsonNamesItsTypeWhereverItIsAtTheTopLevel() {
        assertThat(
                json("{\"metadata\":{\"kind\":\"Decoy\",\"apiVersion\":\"decoy/v9\"},\"list\":[{\"kind\":\"Decoy\"}],"
                        + "\"kind\":\"Foo\",\"apiVersion\":\"cr.bar.com/v1\"}"))
                .isEqualTo(
                        plain(Encoding.JSON, "cr.bar.com/v1", "Foo"));
        assertThat(json(" \n{\"apiVersion\":\"v1\",\"kind\":\"Pod\"}")).isEqualTo(plain(Encoding.JSON, "v1", "Pod"));
        assertThat(json("{}")).isEqualTo(plain(Encoding.JSON, null, null));
        assertThat(json("{\"kind\":{\"kind\":\"Pod\"},\"apiVersion\":7}")).isEqualTo(plain(Encoding.JSON, null, null));
    }

    @Test
    void damagedJsonKeepsWhatStoodBeforeTheDamage() {
        assertThat(json("{\"kind\":\"Pod\",\"spec\":{\"x\":")).isEqualTo(plain(Encoding.JSON, null, "Pod"));
        assertThat(json("{\"kind\":\"Pod\"," + "\"a\":[".repeat(1_000_000))).isEqualTo(
                plain(Encoding.JSON, null, "Pod"));
        assertThat(json("{\"a\":" + "[".repeat(1_000_000))).isEqualTo(plain(Encoding.JSON, null, null));
    }

    @Test
    void anEncryptedValueTellsProviderAndKey() {
        assertThat(json("k8s:enc:secretbox:v1:labbox1:\u0000\u00ff:more")).isEqualTo(encrypted("secretbox", "labbox1"));
        assertThat(json("k8s:enc:aescbc:v1:key1:")).isEqualTo(encrypted("aescbc", "key1"));
        assertThat(json("k8s:enc:kms:v2:vault-plugin:\n")).isEqualTo(encrypted("kms", "vault-plugin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s:enc:", "k8s:enc:aescbc", "k8s:enc:aescbc:v1:key1", "k8s:enc:aescbc:one:key1:",
        "k8s:enc::::", "k8s:enc:\u0001:v1:\u0002:"})
    void anEncryptedValueWithoutItsWholePrefixTellsNothing(String text) {
        assertThat(json(text)).isEqualTo(encrypted(null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "k8s", "[1]", "\"kind\"", "{", "{kind: Pod}", "plain text", "170", "\u00d9\u00d9"})
    void anythingElseIsOther(String text) {
        assertThat(json(text)).isEqualTo(plain(Encoding.OTHER, null, null));
    }

    @Test
    void contentInThePlaceOfANameStaysInside() {
        assertThat(json("{\"apiVersion\":\"my password\",\"kind\":\"hunter2!\"}")).isEqualTo(
                plain(Encoding.JSON, null, null));
        assertThat(json("{\"apiVersion\":\"" + "v".repeat(400) + "\",\"kind\":\"" + "K".repeat(64) + "\"}")).isEqualTo(
                plain(Encoding.JSON, null, null));
        byte[] spaced = PROTOBUF.clone();
        spaced[new String(spaced, ISO_8859_1).indexOf("ploy")] = ' ';
        assertThat(header(spaced)).isEqualTo(plain(Encoding.PROTOBUF, "apps/v1", null));
    }

    @Test
    void lengthsThatLieReadNothing() {
        // A typeMeta of 2^63 - 1 bytes, one of 21 bytes in a value of 4, a group, a varint without an end.
        for (String lie : List.of("0affffffffffffffff7f", "0a150a07", "0b0a0161", "ffffffffffffffffffffffff")) {
            assertThat(header(hex("6b387300" + lie))).isEqualTo(plain(Encoding.PROTOBUF, null, null));
        }
        // A map, a nested map and an array of 2^63 - 1, and of 2^64 - 1; a text too long; an indefinite map; a break;
        // and two arrays whose counts add up to a negative one, so that the kind within seems to be the object's.
        for (String lie : List.of("bb7fffffffffffffff", "bbffffffffffffffff", "a16161bb7fffffffffffffff",
                "a161619bffffffffffffffff", "a1617f7bffffffffffffffff61", "bf616101ff", "ff",
                "a261619b7fffffffffffffff9b7fffffffffffffff646b696e6463506f64")) {
            assertThat(header(hex("d9d9f7" + lie))).isEqualTo(plain(Encoding.CBOR, null, null));
        }
    }

    @Test
    void everyCutAndEveryFlippedBitGivesAHeaderWithNamesOnly() {
        byte[] json = "{\"kind\":\"Foo\",\"apiVersion\":\"cr.bar.com/v1\",\"a\":[1,{\"é\":\"\\u00e9\"}]}"
                .getBytes(UTF_8);
        Random random = new Random(7);
        for (byte[] value : List.of(PROTOBUF, CBOR, json)) {
            for (int cut = 0; cut < value.length; cut++) {
                assertNamesOnly(header(Arrays.copyOf(value, cut)));
            }
            for (int bit = 0; bit < value.length * 8; bit++) {
                byte[] flipped = value.clone();
                flipped[bit / 8] ^= (byte) (1 << (bit % 8));
                assertNamesOnly(header(flipped));
            }
            for (int i = 0; i < 20_000; i++) {
                byte[] junk = value.clone();
                for (int n = 1 + random.nextInt(8); n > 0; n--) {
                    junk[3 + random.nextInt(junk.length - 3)] = (byte) random.nextInt(256);
                }
                assertNamesOnly(header(junk));
            }
        }
    }

    private static void assertNamesOnly(ValueHeader header) {
        Pattern name = Pattern.compile("[A-Za-z0-9./-]{1,317}");
        for (String text : Arrays.asList(header.apiVersion(), header.kind())) {
            assertThat(text == null || name.matcher(text).matches()).as(header.toString()).isTrue();
        }
    }

    private static ValueHeader plain(Encoding encoding, @Nullable String apiVersion, @Nullable String kind) {
        return new ValueHeader(encoding, apiVersion, kind, null, null);
    }

    private static ValueHeader encrypted(@Nullable String provider, @Nullable String key) {
        return new ValueHeader(Encoding.ENCRYPTED, null, null, provider, key);
    }

    private static ValueHeader json(String latin1) {
        return header(latin1.getBytes(ISO_8859_1));
    }

    private static ValueHeader header(byte[] value) {
        return ValueHeader.of(MemorySegment.ofArray(value));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
