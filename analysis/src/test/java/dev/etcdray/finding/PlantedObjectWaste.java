package dev.etcdray.finding;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Waste of live objects. None is so large that it would be most of the etcd. */
abstract class PlantedObjectWaste extends PlantedWaste {
    private static final int KIB = 1 << 10;

    @Test
    void helmHistory() throws Exception {
        String secret = "/registry/secrets/shop/sh.helm.release.v1.";
        for (int version = 1; version <= 20; version++) {
            etcd.put(secret + "web.v" + version, objects.object("v1", "Secret", "web", "", 30 * KIB));
            etcd.put(secret + "small.v" + version, objects.object("v1", "Secret", "small", "", KIB));
        }
        Finding finding = only("helm-history");
        assertThat(finding.bytes()).isEqualTo(etcd.live(secret));
        // By number, not by name: v2 is older than v11.
        savesByDeletion(finding, etcd.live(key -> key.matches(secret + "(web|small)\\.v([1-9]|10)")));
        assertThat(figure(finding, "releases")).isEqualTo(2);
        assertThat(figure(finding, "stored versions")).isEqualTo(40);
        assertThat(figure(finding, "beyond the newest")).isEqualTo(20);
        assertThat(finding.sentence()).endsWith("most for release web in namespace shop.");
    }

    @Test
    void events() throws Exception {
        for (int i = 0; i < 400; i++) {
            etcd.put("/registry/events/team-1/e-" + i, objects.object("v1", "Event", "e", "", KIB));
        }
        Finding finding = only("events");
        assertThat(finding.bytes()).isEqualTo(etcd.live("/registry/events/"));
        savesByDeletion(finding, etcd.live("/registry/events/"));
        assertThat(figure(finding, "Events")).isEqualTo(420);
        assertThat(figure(finding, "live objects")).isEqualTo(etcd.live("/"));
    }

    @Test
    void policyReports() throws Exception {
        for (int i = 0; i < 300; i++) {
            etcd.put("/registry/aquasecurity.github.io/vulnerabilityreports/team-0/r-" + i,
                    objects.object("aquasecurity.github.io/v1alpha1", "VulnerabilityReport", "r", "", KIB));
        }
        Finding finding = only("policy-reports");
        assertThat(finding.bytes()).isEqualTo(etcd.live("/registry/aquasecurity.github.io/"));
        savesByDeletion(finding, finding.bytes());
        assertThat(figure(finding, "reports")).isEqualTo(300);
        assertThat(figure(finding, "their history")).isZero();
        assertThat(finding.command()).contains("vulnerabilityreports.aquasecurity.github.io");
    }

    @Test
    void largeConfigMapsAndSecrets() throws Exception {
        etcd.put("/registry/configmaps/team-0/large", "x".repeat(120 * KIB));
        etcd.put("/registry/configmaps/team-1/just", "x".repeat(100 * KIB));
        etcd.put("/registry/configmaps/team-1/not", "x".repeat(100 * KIB - 1));
        etcd.put("/registry/secrets/team-0/large", "x".repeat(110 * KIB));
        Finding finding = only("large-configmaps-secrets");
        assertThat(finding.bytes()).isEqualTo(etcd.live(key -> key.endsWith("large") || key.endsWith("just")));
        savesByDeletion(finding, finding.bytes());
        assertThat(figure(finding, "objects")).isEqualTo(3);
        assertThat(finding.evidence().keys()).extracting(Evidence.Key::key).containsExactly(
                "/registry/configmaps/team-0/large", "/registry/secrets/team-0/large",
                "/registry/configmaps/team-1/just");
    }

    /** 66 % of 1.5 MiB are 1,038,090.24 bytes. */
    @Test
    void anObjectNearTheLargestRequest() throws Exception {
        etcd.put("/registry/example.com/things/team-0/near", "x".repeat(1_038_090)).flush();
        etcd.put("/registry/example.com/things/team-0/not", "x".repeat(1_038_089));
        // Two such are half of this etcd.
        Finding finding = only("request-limit", "accumulation.share=100");
        assertThat(finding.bytes()).isEqualTo(etcd.live("/registry/example.com/things/team-0/near"));
        assertThat(figure(finding, "objects")).isEqualTo(1);
        assertThat(figure(finding, "largest value")).isEqualTo(1_038_090);
        assertThat(finding.command()).isEqualTo("etcdray history SNAPSHOT /registry/example.com/things/team-0/near");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void oldReplicaSets() throws Exception {
        String replicaSet = "/registry/replicasets/team-0/web-";
        for (int i = 0; i < 10; i++) {
            etcd.put(replicaSet + "5d" + i, objects.withMetadata("apps/v1", "ReplicaSet", "web",
                    ",\"creationTimestamp\":\"2024-01-0" + (9 - i) % 10 + "T00:00:00Z\"" + OWNED_BY_DEPLOYMENT,
                    ",\"spec\":{\"replicas\":0},\"status\":{\"replicas\":0}", 45 * KIB));
        }
        // Nine of them have a date, 1 to 9 January; the last has none that is one, and counts as the oldest.
        Finding finding = only("old-replicasets");
        assertThat(finding.bytes()).isEqualTo(etcd.live(key -> key.matches(replicaSet + "5d[3-9]")));
        savesByDeletion(finding, finding.bytes());
        assertThat(figure(finding, "ReplicaSets")).isEqualTo(7);
        assertThat(figure(finding, "Deployments")).isEqualTo(1);
    }

    private static final String OWNED_BY_DEPLOYMENT = ",\"ownerReferences\":[{\"apiVersion\":\"apps/v1\","
            + "\"kind\":\"Deployment\",\"name\":\"web\",\"uid\":\"1\"}]";

    @Test
    void finishedJobs() throws Exception {
        for (int i = 0; i < 100; i++) {
            etcd.put("/registry/jobs/batch/done-" + i, objects.object("batch/v1", "Job", "done",
                    ",\"status\":{\"conditions\":[{\"type\":\"" + (i % 2 == 0 ? "Complete" : "Failed")
                            + "\",\"status\":\"True\"}]}",
                    4 * KIB));
            etcd.put("/registry/jobs/batch/will-go-" + i, objects.object("batch/v1", "Job", "will-go",
                    ",\"spec\":{\"ttlSecondsAfterFinished\":60},"
                            + "\"status\":{\"completionTime\":\"2024-01-01T00:00:00Z\"}",
                    KIB));
        }
        Finding finding = only("finished-jobs");
        assertThat(finding.bytes()).isEqualTo(etcd.live("/registry/jobs/batch/done-"));
        savesByDeletion(finding, finding.bytes());
        assertThat(figure(finding, "Jobs")).isEqualTo(100);
        assertThat(finding.sentence()).contains("most in namespace batch;");
    }

    @Test
    void finishedPods() throws Exception {
        for (int i = 0; i < 100; i++) {
            etcd.put("/registry/pods/batch/over-" + i, objects.object("v1", "Pod", "over",
                    ",\"status\":{\"phase\":\"" + (i % 2 == 0 ? "Succeeded" : "Failed") + "\"}", 4 * KIB));
        }
        Finding finding = only("finished-pods");
        assertThat(finding.bytes()).isEqualTo(etcd.live("/registry/pods/batch/over-"));
        savesByDeletion(finding, finding.bytes());
        assertThat(figure(finding, "Pods")).isEqualTo(100);
        assertThat(finding.command()).contains("status.phase=Succeeded").contains("status.phase=Failed");
    }

    @Test
    void managedFields() throws Exception {
        String field = ",\"managedFields\":[{\"manager\":\"m\",\"fieldsV1\":\"" + "f".repeat(3 * KIB) + "\"}]";
        for (int i = 0; i < 200; i++) {
            etcd.put("/registry/serviceaccounts/team-0/managed-" + i, objects.withMetadata("v1", "ServiceAccount", "m",
                    field, "", 100));
        }
        Finding finding = only("managed-fields");
        // What introduces a field belongs to it: its comma and its name.
        assertThat(finding.bytes()).isEqualTo(200L * field.length());
        savesByDeletion(finding, 200L * field.length());
        assertThat(figure(finding, "objects")).isEqualTo(200);
    }

    @Test
    void lastApplied() throws Exception {
        String field = "\"kubectl.kubernetes.io/last-applied-configuration\":\"" + "c".repeat(3 * KIB) + "\"";
        for (int i = 0; i < 100; i++) {
            etcd.put("/registry/serviceaccounts/team-0/applied-" + i, objects.withMetadata("v1", "ServiceAccount", "a",
                    ",\"annotations\":{" + field + "}", "", 100));
        }
        Finding finding = only("last-applied");
        assertThat(finding.bytes()).isEqualTo(100L * field.length());
        savesByDeletion(finding, 100L * field.length());
        assertThat(figure(finding, "objects")).isEqualTo(100);
    }

    @Test
    void duplicateConfigMaps() throws Exception {
        String first = objects.text(15 * KIB);
        String second = objects.text(5 * KIB);
        for (int i = 0; i < 20; i++) {
            etcd.put("/registry/configmaps/tenant-" + i + "/copy", objects.object("v1", "ConfigMap", "copy",
                    ",\"data\":{\"first\":\"" + first + "\",\"second\":\"" + second + "\",\"small\":\"same\"}", 10));
        }
        // In one namespace they may well be the same on purpose.
        String within = objects.text(5 * KIB);
        for (int i = 0; i < 20; i++) {
            etcd.put("/registry/configmaps/team-0/within-" + i, objects.object("v1", "ConfigMap", "within",
                    ",\"data\":{\"text\":\"" + within + "\"}", 10));
        }
        Finding finding = only("duplicate-configmaps");
        assertThat(finding.bytes()).isEqualTo(20L * 20 * KIB);
        savesByDeletion(finding, 19L * 20 * KIB);
        assertThat(figure(finding, "copies")).isEqualTo(40);
        assertThat(figure(finding, "different texts")).isEqualTo(2);
        // Each object once, with both of its texts; of equal ones the first by name.
        assertThat(finding.evidence().keys()).extracting(Evidence.Key::key).containsExactlyElementsOf(
                IntStream.range(0, 20).mapToObj(i -> "/registry/configmaps/tenant-" + i + "/copy").sorted().limit(5)
                        .collect(Collectors.toList()));
        assertThat(finding.evidence().keys()).extracting(Evidence.Key::bytes).containsOnly(20L * KIB);
    }

    @Test
    void secretsInTheClearBesideEncryptedOnes() throws Exception {
        for (int i = 0; i < 3; i++) {
            etcd.put("/registry/secrets/team-0/encrypted-" + i, "k8s:enc:aescbc:v1:key1:" + objects.text(200));
        }
        Finding finding = only("mixed-encryption");
        assertThat(finding.bytes()).isEqualTo(etcd.live("/registry/secrets/team-0/healthy")
                + etcd.live("/registry/secrets/team-1/healthy"));
        assertThat(finding.savings()).isEqualTo(Savings.NONE);
        assertThat(figure(finding, "in the clear")).isEqualTo(20);
        assertThat(figure(finding, "encrypted")).isEqualTo(3);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }
}
