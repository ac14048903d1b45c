package dev.etcdray.kube.anatomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of Kubernetes' built-in kinds, as its own descriptors have them. The build takes them out of
 * io.kubernetes:client-java-proto (dev/lib/KubeDescriptors.java); they are read once, at first use. Immutable, for any
 * number of threads.
 */
final class Descriptors {
    private static final String META = "k8s.io.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    private static final class Holder {
        private static final Descriptors KUBERNETES = new Descriptors(load("kubernetes.descriptors"));
    }

    /** By the last two parts of the package, and the name: {@code apps.v1.Deployment}. */
    private final Map<String, MessageType> byGroupVersionKind = new HashMap<>();
    private final MessageType unknown = new MessageType("");
    private final Set<String> kinds = new HashSet<>();
    private final Set<String> fields = new HashSet<>();

    private Descriptors(Map<String, MessageType> messages) {
        messages.forEach((fullName, message) -> {
            List<String> parts = List.of(fullName.split("\\."));
            String last = String.join(".", parts.subList(Math.max(0, parts.size() - 3), parts.size()));
            byGroupVersionKind.put(last, message);
            kinds.add(parts.getLast());
            fields.addAll(message.names());
        });
        // Every kind of Kubernetes, and of API servers made with its library, has its metadata in field 1.
        unknown.add(new FieldType("metadata", 1, Shape.FIELD, Objects.requireNonNull(messages.get(META))));
    }

    static Descriptors kubernetes() {
        return Holder.KUBERNETES;
    }

    /** The message of a kind; for one that the descriptors lack, a message of which only the metadata is known. */
    MessageType find(@Nullable String apiVersion, @Nullable String kind) {
        if (apiVersion == null || kind == null) {
            return unknown;
        }
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "core" : apiVersion.substring(0, slash);
        String versionAndKind = "." + apiVersion.substring(slash + 1) + "." + kind;
        for (String directory : directories(group)) {
            MessageType message = byGroupVersionKind.get(directory + versionAndKind);
            if (message != null) {
                return message;
            }
        }
        return unknown;
    }

    boolean isKnown(@Nullable String apiVersion, @Nullable String kind) {
        return find(apiVersion, kind) != unknown;
    }

    boolean isKind(String name) {
        return kinds.contains(name);
    }

    boolean isField(String name) {
        return fields.contains(name);
    }

    /** The kind, where it is in a group without a dot, all of which are Kubernetes' own; null for a custom resource that only has the same name. */
    static @Nullable String builtInKind(@Nullable String apiVersion, @Nullable String kind) {
        return apiVersion != null && apiVersion.indexOf('.') < 0 ? kind : null;
    }

    /**
     * Where Kubernetes keeps a group's types: {@code apps} in apps, {@code rbac.authorization.k8s.io} in rbac,
     * {@code internal.apiserver.k8s.io} in apiserverinternal. Other people's groups may begin with the same words and
     * are not looked for.
     */
    private static List<String> directories(String group) {
        if (group.indexOf('.') < 0) {
            return List.of(group);
        }
        if (!group.endsWith(".k8s.io")) {
            return List.of();
        }
        List<String> labels = Arrays.asList(group.substring(0, group.length() - ".k8s.io".length()).split("\\."));
        String first = labels.getFirst();
        Collections.reverse(labels);
        return List.of(first, String.join("", labels));
    }

    private static Map<String, MessageType> load(String file) {
        try (InputStream in = Descriptors.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return DescriptorReader.read(MemorySegment.ofArray(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
