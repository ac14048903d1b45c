package dev.etcdray.lab;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes keys as Kubernetes and others write them, and remembers what each is: whoever makes a key knows the row that it
 * belongs to without having to read it.
 */
public final class KeySpace {
    private static final String REGISTRY = "/registry";

    /** A kind of key: what stands before its name, how many namespaces it has (0: cluster-scoped), and its row. */
    private record Kind(String path, int namespaces, @Nullable String resource, String prefix) {

        static Kind namespaced(String path, String resource) {
            return new Kind(REGISTRY + path, 4, resource, REGISTRY);
        }

        static Kind cluster(String path, String resource) {
            return new Kind(REGISTRY + path, 0, resource, REGISTRY);
        }

        static Kind other(String path) {
            return new Kind(path, 0, null, path.isEmpty() ? "(root)" : path);
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.namespaced("/pods/", "pods"),
            Kind.namespaced("/pods/", "pods"),
            Kind.namespaced("/events/", "events"),
            Kind.namespaced("/events/", "events"),
            Kind.namespaced("/secrets/", "secrets"),
            Kind.namespaced("/services/specs/", "services"),
            Kind.namespaced("/services/endpoints/", "endpoints"),
            Kind.namespaced("/deployments/", "deployments.apps"),
            Kind.namespaced("/leases/", "leases.coordination.k8s.io"),
            Kind.namespaced("/cert-manager.io/certificates/", "certificates.cert-manager.io"),
            Kind.namespaced("/newerthings/", "newerthings"),
            Kind.cluster("/minions/", "nodes"),
            Kind.cluster("/stable.example.com/clusterthings/", "clusterthings.stable.example.com"),
            Kind.cluster("/apiregistration.k8s.io/apiservices/", "apiservices.apiregistration.k8s.io"),
            Kind.other("/registry/"),
            Kind.other("/calico/ipam/v2/handle/"),
            Kind.other("app/config/"),
            Kind.other("app/"),
            Kind.other("a//"),
            Kind.other("/"),
            Kind.other("\u00fcmlaut/"),
            Kind.other(""),
            Kind.other(""));

    private final Random random;
    private final int names;
    private final Map<String, Row> rows = new HashMap<>();

    /** Keys with so many different names a kind and namespace: few make long histories, many make many keys. */
    public KeySpace(Random random, int names) {
        this.random = random;
        this.names = names;
    }

    /** A key, new or made before. */
    public byte[] key() {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        String namespace = kind.namespaces == 0 ? null : "ns-" + random.nextInt(kind.namespaces);
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes((kind.path + (namespace == null ? "" : namespace + "/")).getBytes(StandardCharsets.UTF_8));
        key.writeBytes(name());
        rows.put(Base64.getEncoder().encodeToString(key.toByteArray()),
                new Row(kind.resource, namespace, kind.prefix));
        return key.toByteArray();
    }

    /** Never a slash in it: what follows the last slash belongs to no row. */
    private byte[] name() {
        int number = random.nextInt(names);
        return switch (number % 16) {
            case 0 -> new byte[]{(byte) 0xff, (byte) 0xfe, (byte) number, (byte) (number >> 8 | 0x80)};
            case 1 -> new byte[]{0, (byte) (number | 0x80)};
            case 2 -> ("\u65e5\u672c-" + number).getBytes(StandardCharsets.UTF_8);
            case 3 -> ("x".repeat(number) + number).getBytes(StandardCharsets.UTF_8);
            default -> ("name-" + number).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** First and end of a range that holds all keys of a kind, or of one of its namespaces. */
    public byte[][] range() {
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        String path = kind.path + (kind.namespaces > 0 && random.nextBoolean() ? "ns-1/" : "");
        if (path.isEmpty()) {
            path = "name-1";
        }
        byte[] from = path.getBytes(StandardCharsets.UTF_8);
        byte[] end = from.clone();
        end[end.length - 1]++;
        return new byte[][]{from, end};
    }

    /** The row of a key that was made here. */
    public Row row(Kv kv) {
        return Objects.requireNonNull(rows.get(kv.keyBase64()), () -> "a key that was never made: " + kv);
    }
}
