package dev.etcdray.kube.anatomy;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class HandMadeTest {
    static Stream<Pieces> values() {
        return Stream.of(HandMade.json(), HandMade.protobuf(), HandMade.cbor(), HandMade.custom());
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyPieceCountsToItsField(Pieces pieces) {
        assertThat(bytes(anatomy(pieces.value()))).isEqualTo(pieces.bytes());
    }

    @Test
    void mergedPartsCountObjectsAndBytesTogether() {
        Anatomy one = anatomy(HandMade.json().value());
        one.add("r", segment(HandMade.protobuf().value()));
        Anatomy other = anatomy(HandMade.custom().value());
        one.merge(other);

        Map<String, Long> objects = one.fields().stream().collect(
                Collectors.toMap(FieldBytes::field, FieldBytes::objects));
        assertThat(objects).containsEntry("(envelope)", 3L).containsEntry("metadata.name", 3L)
                .containsEntry("data[k]", 2L).containsEntry("spec.a[].b", 1L).containsEntry("metadata.#99", 1L);
        // ,"k":"vv" and 12 07 0a01'k' 1202'vv'
        assertThat(bytes(one)).containsEntry("data[k]", 9L + 9);
    }

    @Test
    void anUnknownKindShowsNumbersButItsMetadata() {
        Pieces pieces = new Pieces().hex("(envelope)", "'k8s'00 0a 0c 0a05'b.c/d' 1203'New' 12 0c")
                .hex("metadata.(framing)", "0a 03").hex("metadata.name", "0a 01'a'").hex("#3", "1a 02'zz'")
                .hex("#7", "38 8001").hex("(envelope)", "2200");
        assertThat(bytes(anatomy(pieces.value()))).isEqualTo(pieces.bytes());
    }

    @Test
    void aHelmReleaseIsToldByTheTypeOfItsSecret() {
        for (String type : List.of("helm.sh/release.v1", "Opaque")) {
            String release = type.equals("Opaque") ? "data[release]" : "data.(Helm release)";
            Pieces json = new Pieces().text("(envelope)", "{\"kind\":\"Secret\",\"apiVersion\":\"v1\"")
                    .text("data.(framing)", ",\"data\":{").text(release, "\"release\":\"SDRzSQ==\"")
                    .text("data.(framing)", "}").text("type", ",\"type\":\"" + type + "\"").text("(envelope)", "}");
            assertThat(bytes(anatomy(json.value()))).isEqualTo(json.bytes());
        }
    }

    @Test
    void whatCannotBeLookedIntoIsOneField() {
        assertThat(bytes(anatomy("k8s:enc:aescbc:v1:key1:xyz".getBytes(UTF_8)))).isEqualTo(Map.of("(encrypted)", 26L));
        assertThat(bytes(anatomy(new byte[]{0x1f, (byte) 0x8b, 8, 0}))).isEqualTo(Map.of("(opaque)", 4L));
        assertThat(bytes(anatomy("170".getBytes(UTF_8)))).isEqualTo(Map.of("(opaque)", 3L));
        assertThat(bytes(anatomy(new byte[0]))).isEqualTo(Map.of("(opaque)", 0L));
        assertThat(bytes(anatomy("{\"kind\":\"Pod\"".getBytes(UTF_8)))).isEqualTo(Map.of("(undecodable)", 13L));
        assertThat(bytes(anatomy("{\"kind\":\"Pod\"} {}".getBytes(UTF_8)))).isEqualTo(Map.of("(undecodable)", 17L));
        // A raw object of ten bytes in a value that has none of them, and one that is said to be gzip'd.
        assertThat(bytes(anatomy("k8s\0\u0012\n".getBytes(ISO_8859_1)))).isEqualTo(Map.of("(undecodable)", 6L));
        assertThat(bytes(anatomy("k8s\0\u0012\0\u001a\u0004gzip".getBytes(ISO_8859_1)))).isEqualTo(
                Map.of("(undecodable)", 12L));
    }

    @Test
    void anUndecodableValueLeavesNothingElseBehind() {
        Anatomy anatomy = anatomy(HandMade.json().value());
        byte[] cut = HandMade.json().value();
        anatomy.add("r", segment(Arrays.copyOf(cut, cut.length - 3)));
        Map<String, Long> expected = new TreeMap<>(HandMade.json().bytes());
        expected.put("(undecodable)", cut.length - 3L);

        assertThat(bytes(anatomy)).isEqualTo(expected);
        assertThat(anatomy.fields()).allMatch(row -> row.objects() == 1);
    }

    @Test
    void moreFieldsThanTheLimitGoToTheirParent() {
        Anatomy anatomy = new Anatomy();
        long bytes = 0;
        for (int i = 0; i < FieldTree.MAX_FIELDS + 5_000; i++) {
            byte[] value = ("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"data\":{\"k" + i + "\":\"v\"}}")
                    .getBytes(UTF_8);
            bytes += value.length;
            anatomy.add("configmaps", segment(value));
        }
        // One of the fields is data itself.
        assertThat(anatomy.fields()).hasSize(FieldTree.MAX_FIELDS + 2)
                .anyMatch(row -> row.field().equals("data[*]") && row.objects() == 5_001)
                .anyMatch(row -> row.field().equals("data.(framing)"));
        assertThat(bytes(anatomy).values().stream().mapToLong(Long::longValue).sum()).isEqualTo(bytes);
    }

    @Test
    void smallFieldsFoldIntoTheirParent() {
        Anatomy anatomy = anatomy(("{\"kind\":\"Foo\",\"spec\":{\"a\":\"" + "x".repeat(1000) + "\",\"b\":1,\"c\":22},"
                + "\"status\":{\"d\":1,\"e\":2},\"data\":\"" + "y".repeat(500) + "\"}").getBytes(UTF_8));
        // {"kind":"Foo" and }; ,"spec":{ and } with ,"b":1 and ,"c":22; ,"status":{"d":1,"e":2}.
        assertThat(bytes(anatomy.cut(0.1))).isEqualTo(
                Map.of("spec.a", 1006L, "data", 510L, "... (4 smaller)", 14L + 23, "spec... (3 smaller)", 10L + 6 + 7));
    }

    private static Anatomy anatomy(byte[] value) {
        Anatomy anatomy = new Anatomy();
        anatomy.add("r", segment(value));
        return anatomy;
    }

    private static Map<String, Long> bytes(Anatomy anatomy) {
        return bytes(anatomy.fields());
    }

    private static Map<String, Long> bytes(List<FieldBytes> rows) {
        Map<String, Long> bytes = rows.stream().collect(Collectors.toMap(FieldBytes::field, FieldBytes::bytes));
        // Maps and lists have no framing in protobuf.
        bytes.entrySet().removeIf(row -> row.getValue() == 0 && !row.getKey().equals("(opaque)"));
        return new TreeMap<>(bytes);
    }

    private static MemorySegment segment(byte[] value) {
        return MemorySegment.ofArray(value);
    }
}
