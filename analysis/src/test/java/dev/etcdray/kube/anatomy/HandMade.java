package dev.etcdray.kube.anatomy;

/** One ConfigMap in three encodings, byte by byte, and a custom resource. */
final class HandMade {
    private HandMade() {
    }

    static Pieces json() {
        return new Pieces().text("(envelope)", " {\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\"")
                .text("metadata.(framing)", ",\n \"metadata\" : {")
                .text("metadata.name", "\"name\":\"\u00e9\\u00e9\"")
                .text("metadata.creationTimestamp", ",\"creationTimestamp\":\"2026-01-02T03:04:05Z\"")
                .text("metadata.labels", ",\"labels\":{\"l\":\"m\"}")
                .text("metadata.annotations.(framing)", ",\"annotations\":{")
                .text("metadata.annotations[a/b]", "\"a/b\":\"c\"")
                .text("metadata.annotations[kubectl.kubernetes.io/last-applied-configuration]",
                        ", \"kubectl.kubernetes.io/last-applied-configuration\":\"{}\"")
                .text("metadata.annotations.(framing)", " }")
                .text("metadata.managedFields.(framing)", ",\"managedFields\":[")
                .text("metadata.managedFields[kubelet]",
                        "{\"operation\":\"Update\",\"manager\":\"kubelet\",\"fieldsV1\":{\"f:x\":{}}}")
                .text("metadata.managedFields[x]", ",{\"manager\":\"x\"}")
                .text("metadata.managedFields.(framing)", "\n]").text("metadata.(framing)", "}")
                .text("data.(framing)", ",\"data\":{").text("data[tls.crt]", "\"tls.crt\":\"\\u00e9\"")
                .text("data[k]", ",\"k\":\"vv\"").text("data.(framing)", "}").text("immutable", ",\"immutable\":true")
                .text("(envelope)", " }\n");
    }

    /** Tags are number * 8 + wire type; 2 is length-delimited. Lengths are one byte each. */
    static Pieces protobuf() {
        return new Pieces().hex("(envelope)", "'k8s'00 0a 0f 0a02'v1' 1209'ConfigMap' 12 9101")
                // ObjectMeta: 4 + 8 + 8 + 10 + 56 + 20 + 6 + 5 = 117 bytes; with 2 for its tag and length, 15, 9 and 2, raw has 145.
                .hex("metadata.(framing)", "0a 75").hex("metadata.name", "0a 02'a1'")
                .hex("metadata.creationTimestamp", "42 06 08a5ebdcca06").hex("metadata.labels", "5a 06 0a01'l' 1201'm'")
                .hex("metadata.annotations[a/b]", "62 08 0a03'a/b' 1201'c'")
                .hex("metadata.annotations[kubectl.kubernetes.io/last-applied-configuration]",
                        "62 36 0a30'kubectl.kubernetes.io/last-applied-configuration' 1202'{}'")
                .hex("metadata.managedFields[kubelet]", "8a01 11 0a07'kubelet' 1206'Update'")
                .hex("metadata.managedFields[x]", "8a01 03 0a01'x'").hex("metadata.#99", "9a06 02'zz'")
                .hex("data[tls.crt]", "12 0d 0a07'tls.crt' 1202 c3a9").hex("data[k]", "12 07 0a01'k' 1202'vv'")
                .hex("immutable", "20 01").hex("(envelope)", "1a00 2200");
    }

    /** Kubernetes' strings are byte strings (4x), maps ax, lists 8x, lengths from 24 on in a byte behind 58. */
    static Pieces cbor() {
        return new Pieces().hex("(envelope)", "d9d9f7 a5 44'kind' 49'ConfigMap' 4a'apiVersion' 42'v1'")
                .hex("metadata.(framing)", "48'metadata' a5").hex("metadata.name", "44'name' 42'a1'")
                .hex("metadata.creationTimestamp", "51'creationTimestamp' 54'2026-01-02T03:04:05Z'")
                .hex("metadata.labels", "46'labels' a1 41'l' 41'm'").hex("metadata.annotations.(framing)",
                        "4b'annotations' a2")
                .hex("metadata.annotations[a/b]", "43'a/b' 41'c'")
                .hex("metadata.annotations[kubectl.kubernetes.io/last-applied-configuration]",
                        "5830'kubectl.kubernetes.io/last-applied-configuration' 42'{}'")
                .hex("metadata.managedFields.(framing)", "4d'managedFields' 82")
                .hex("metadata.managedFields[kubelet]",
                        "a3 47'manager' 47'kubelet' 48'fieldsV1' a1 43'f:x' a0 49'operation' 46'Update'")
                .hex("metadata.managedFields[x]", "a1 47'manager' 41'x'")
                .hex("data.(framing)", "44'data' a2").hex("data[tls.crt]", "47'tls.crt' 42c3a9")
                .hex("data[k]", "41'k' 42'vv'").hex("immutable", "49'immutable' f5");
    }

    /** A kind that the descriptors lack, with lists in lists, names that are no identifiers, and what lies deep. */
    static Pieces custom() {
        return new Pieces().text("(envelope)", "{\"apiVersion\":\"a.io/v1\",\"kind\":\"Foo\"")
                .text("metadata.(framing)", ",\"metadata\":{").text("metadata.name", "\"name\":\"x\"")
                .text("metadata.(framing)", "}").text("spec.(framing)", ",\"spec\":{")
                .text("spec.a[].(framing)", "\"a\":[ {").text("spec.a[].b", "\"b\":{\"deep\":[[{}]]}")
                .text("spec.a[].(framing)", "}, [7, 8, {").text("spec.a[].b", "\"b\":-1.5e3")
                .text("spec.a[].c[]", ",\"c\":[1,[2]]").text("spec.a[].(framing)", "}], \"s\"]")
                .text("spec[\"x y\"]", ",\"x y\":null").text("spec.none", ", \"none\":{}")
                .text("spec.empty[]", ",\"empty\":[]").text("spec.(framing)", "}")
                .text("status", ",\"status\":\"ok\"").text("(envelope)", "}");
    }
}
