package dev.etcdray.kube.anatomy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message as Kubernetes' descriptors have it. */
final class MessageType {
    /** Messages that JSON writes as one value, each by a MarshalJSON of its own: taken as scalars in protobuf too. */
    private static final Set<String> SCALARS = Set.of("k8s.io.apimachinery.pkg.apis.meta.v1.Time",
            "k8s.io.apimachinery.pkg.apis.meta.v1.MicroTime", "k8s.io.apimachinery.pkg.apis.meta.v1.Duration",
            "k8s.io.apimachinery.pkg.apis.meta.v1.FieldsV1", "k8s.io.apimachinery.pkg.api.resource.Quantity",
            "k8s.io.apimachinery.pkg.util.intstr.IntOrString", "k8s.io.apimachinery.pkg.runtime.RawExtension",
            "k8s.io.apiextensions_apiserver.pkg.apis.apiextensions.v1.JSON");

    private final boolean scalar;
    private final Map<String, FieldType> byName = new HashMap<>();
    /** By number; the numbers of Kubernetes are small and dense. */
    private @Nullable FieldType[] byNumber = new @Nullable FieldType[8];

    MessageType(String fullName) {
        scalar = SCALARS.contains(fullName);
    }

    void add(FieldType field) {
        byName.put(field.name(), field);
        if (field.number() >= byNumber.length) {
            byNumber = Arrays.copyOf(byNumber, Math.max(field.number() + 1, byNumber.length * 2));
        }
        byNumber[field.number()] = field;
    }

    /** Whether JSON writes it as one value. */
    boolean isScalar() {
        return scalar;
    }

    /** Names of all fields. */
    Set<String> names() {
        return byName.keySet();
    }

    @Nullable
    FieldType field(String name) {
        return byName.get(name);
    }

    /** A field that the descriptors lack goes by its number. */
    FieldType field(int number) {
        FieldType field = number < byNumber.length ? byNumber[number] : null;
        return field != null ? field : new FieldType("#" + number, number, Shape.FIELD, null);
    }
}
