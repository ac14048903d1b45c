package dev.etcdray.finding;

import java.util.Random;

/** Values as a kube-apiserver that stores JSON writes them, padded to a size with text that never comes twice. */
final class PlantedObjects {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    /** Resources of a healthy cluster, ten of them, so that none has most of the bytes. */
    private static final String[][] HEALTHY = {{"pods", "v1", "Pod"}, {"configmaps", "v1", "ConfigMap"},
        {"secrets", "v1", "Secret"}, {"services/specs", "v1", "Service"}, {"deployments", "apps/v1", "Deployment"},
        {"replicasets", "apps/v1", "ReplicaSet"}, {"serviceaccounts", "v1", "ServiceAccount"},
        {"statefulsets", "apps/v1", "StatefulSet"}, {"jobs", "batch/v1", "Job"}, {"events", "v1", "Event"}};

    private final Random random = new Random(7);

    /** Text for padding. */
    String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** An object; more holds further fields, each with a comma before it. */
    String object(String apiVersion, String kind, String name, String more, int padding) {
        return "{\"apiVersion\":\"" + apiVersion + "\",\"kind\":\"" + kind + "\",\"metadata\":{\"name\":\"" + name
                + "\"}" + more + ",\"padding\":\"" + text(padding) + "\"}";
    }

    /** An object with further fields in its metadata, each with a comma before it. */
    String withMetadata(String apiVersion, String kind, String name, String metadata, String more, int padding) {
        return "{\"apiVersion\":\"" + apiVersion + "\",\"kind\":\"" + kind + "\",\"metadata\":{\"name\":\"" + name
                + "\"" + metadata + "}" + more + ",\"padding\":\"" + text(padding) + "\"}";
    }

    /** 2 MiB of what is no waste: of ten resources 10 objects in each of two namespaces, about 10 KiB an object. */
    void healthy(PlantedEtcd etcd) throws Exception {
        for (String[] kind : HEALTHY) {
            for (int i = 0; i < 20; i++) {
                String name = "healthy-" + i;
                etcd.put("/registry/" + kind[0] + "/team-" + i % 2 + "/" + name,
                        object(kind[1], kind[2], name, more(kind[2]), 10 << 10));
            }
        }
        etcd.flush();
    }

    /** What makes it one that is in use. */
    private static String more(String kind) {
        return switch (kind) {
            case "Pod" -> ",\"status\":{\"phase\":\"Running\"}";
            case "ReplicaSet" -> ",\"spec\":{\"replicas\":2},\"status\":{\"replicas\":2}";
            case "Job" -> ",\"status\":{\"active\":1}";
            default -> "";
        };
    }
}
