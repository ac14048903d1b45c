package dev.etcdray.finding;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules about live objects: silent one byte below their limit. */
class ObjectRulesTest {
    private static final int LEAST = 256 << 10;
    private static final String SECRET = "/registry/secrets/a/sh.helm.release.v1.";

    @Test
    void helmKeepsTenVersionsThatAreNoWaste() {
        assertThat(helm(10, LEAST).found(new HelmHistoryRule())).isEmpty();
        assertThat(helm(11, LEAST - 1).found(new HelmHistoryRule())).isEmpty();
        assertThat(helm(11, LEAST).found(new HelmHistoryRule())).singleElement().satisfies(finding -> {
            assertThat(finding.bytes()).isEqualTo(11L * LEAST);
            assertThat(finding.savings()).isEqualTo(new Savings(LEAST, LEAST, LEAST));
            assertThat(finding.sentence()).isEqualTo("Helm keeps 11 old and current versions of 1 release (2.8 MiB);"
                    + " 1 of them is beyond the newest 10 of their release and takes 256.0 KiB, most for release web"
                    + " in namespace a.");
            assertThat(finding.command())
                    .isEqualTo("helm upgrade --namespace a --reuse-values --history-max 10 web $CHART");
            assertThat(finding.evidence().keys()).extracting(Evidence.Key::key).containsExactly(SECRET + "web.v1");
        });
    }

    /** For helm, a history of 0 has no limit. */
    @Test
    void helmIsNeverToldToKeepNothing() {
        assertThat(helm(2, LEAST).limit(Threshold.HELM_KEEP, 0).found(new HelmHistoryRule()).getFirst().command())
                .endsWith("--history-max 1 web $CHART");
    }

    private static Situations helm(int versions, long bytesEach) {
        Situations situations = new Situations();
        for (int i = 1; i <= versions; i++) {
            situations.put(SECRET + "web.v" + i, bytesEach);
        }
        return situations.put("/registry/pods/a/sh.helm.release.v1.no.v1", bytesEach);
    }

    @Test
    void eventsCountFromATenthOfWhatIsLive() {
        assertThat(events(9L * LEAST + 1)).isEmpty();
        assertThat(events(9L * LEAST)).singleElement().satisfies(finding -> assertThat(finding.sentence())
                .startsWith("1 Event takes 256.0 KiB (10.0% of all live objects);"));
    }

    private static List<Finding> events(long others) {
        return new Situations().put("/registry/events/a/e", LEAST).put("/registry/pods/a/p", others)
                .found(new EventsRule());
    }

    @Test
    void reportsCountFromAFiftiethOfWhatIsLiveAndTheirOwnKindIsNamed() {
        String key = "/registry/wgpolicyk8s.io/policyreports/a/r";
        assertThat(new Situations().put(key, LEAST).put("/registry/pods/a/p", 49L * LEAST + 1)
                .found(new PolicyReportsRule())).isEmpty();
        assertThat(new Situations().put(key, 5).put(key, LEAST).put("/registry/pods/a/p", 49L * LEAST)
                .found(new PolicyReportsRule())).singleElement().satisfies(finding -> {
                    assertThat(finding.sentence()).startsWith("1 report of policy engines and scanners takes 256.0"
                            + " KiB, and their old versions 5 B;");
                    assertThat(finding.command())
                            .isEqualTo("kubectl delete policyreports.wgpolicyk8s.io --all --all-namespaces");
                });
    }

    @Test
    void aConfigMapIsLargeFromAHundredKiB() {
        assertThat(new Situations().put("/registry/configmaps/a/c", LEAST, "x".repeat((100 << 10) - 1))
                .found(LargeObjectRule::new)).isEmpty();
        assertThat(new Situations().put("/registry/pods/a/c", LEAST, "x".repeat(100 << 10))
                .found(LargeObjectRule::new)).isEmpty();
        assertThat(new Situations().put("/registry/secrets/a/c", LEAST, "x".repeat(100 << 10))
                .found(LargeObjectRule::new)).singleElement().satisfies(finding -> assertThat(finding.sentence())
                        .startsWith("1 ConfigMap or Secret of 100.0 KiB or more takes 256.0 KiB;"));
    }

    @Test
    void anObjectIsNearTheRequestLimitFromTwoThirdsOfIt() {
        assertThat(limit(65)).isEmpty();
        assertThat(limit(66)).singleElement().satisfies(finding -> assertThat(finding.sentence())
                .startsWith("1 object is close to the largest request that etcd takes (100 B): the largest,"
                        + " /registry/minions/n, has 66 B;"));
    }

    private static List<Finding> limit(int valueBytes) {
        return new Situations().limit(Threshold.REQUEST_LIMIT, 100)
                .put("/registry/minions/n", 1, "x".repeat(valueBytes)).found(RequestLimitRule::new);
    }

    @Test
    void aPodThatIsOverCountsAndOneThatRunsDoesNot() {
        String over = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"status\":{\"phase\":\"Failed\"}}";
        assertThat(new Situations().put("/registry/pods/a/p", LEAST - 1, over).found(new FinishedPodsRule()))
                .isEmpty();
        assertThat(new Situations().put("/registry/pods/a/p", LEAST, over.replace("Failed", "Running"))
                .found(new FinishedPodsRule())).isEmpty();
        Finding finding = new Situations().put("/registry/pods/a/p", LEAST, over).found(new FinishedPodsRule())
                .getFirst();
        assertThat(finding.sentence())
                .isEqualTo("1 Pod has succeeded or failed and is still stored (256.0 KiB), most in namespace a.");
        // What is counted is what the command removes.
        assertThat(finding.command()).isEqualTo("kubectl delete pods --namespace a --field-selector"
                + " status.phase=Succeeded && kubectl delete pods --namespace a --field-selector status.phase=Failed");
    }

    @Test
    void aFinishedJobCountsUnlessItWillGoByItself() {
        String done = "{\"apiVersion\":\"batch/v1\",\"kind\":\"Job\",\"spec\":{},"
                + "\"status\":{\"completionTime\":\"2024-01-01T00:00:00Z\"}}";
        assertThat(new Situations().put("/registry/jobs/a/j", LEAST, done).found(new FinishedJobsRule()))
                .singleElement().satisfies(finding -> assertThat(finding.sentence()).startsWith(
                        "1 finished Job without ttlSecondsAfterFinished is still stored (256.0 KiB)"));
        assertThat(new Situations().put("/registry/jobs/a/j", LEAST - 1, done).found(new FinishedJobsRule()))
                .isEmpty();
        assertThat(new Situations().put("/registry/jobs/a/j", LEAST,
                done.replace("\"spec\":{}", "\"spec\":{\"ttlSecondsAfterFinished\":1}")).found(new FinishedJobsRule()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"replicas\":1}", "{}"})
    void aReplicaSetThatWantsPodsIsNotIdle(String spec) {
        assertThat(replicaSets(spec, 5)).isEmpty();
    }

    @Test
    void replicaSetsCountBeyondTheNewestThree() {
        assertThat(replicaSets("{\"replicas\":0}", 3)).isEmpty();
        assertThat(replicaSets("{\"replicas\":0}", 4)).singleElement().satisfies(finding -> {
            assertThat(finding.bytes()).isEqualTo(LEAST);
            assertThat(finding.sentence()).startsWith("1 ReplicaSet without Pods, beyond the newest 3 of their"
                    + " Deployment, takes 256.0 KiB, most in namespace a;");
            assertThat(finding.evidence().keys()).extracting(Evidence.Key::key)
                    .containsExactly("/registry/replicasets/a/web-1");
        });
    }

    private static List<Finding> replicaSets(String spec, int number) {
        Situations situations = new Situations();
        for (int i = 1; i <= number; i++) {
            situations.put("/registry/replicasets/a/web-" + i, LEAST,
                    "{\"apiVersion\":\"apps/v1\",\"kind\":\"ReplicaSet\",\"metadata\":{\"creationTimestamp\":"
                            + "\"2024-01-0" + i + "T00:00:00Z\",\"ownerReferences\":[{\"name\":\"web\"}]},\"spec\":"
                            + spec + "}");
        }
        return situations.found(new OldReplicaSetsRule());
    }

    @Test
    void managedFieldsCountFromFifteenPercentOfTheValues() {
        String field = ",\"managedFields\":[\"" + "m".repeat(LEAST - 21) + "\"]";
        String object = "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"" + field + "}}";
        assertThat(field.length()).isEqualTo(LEAST);
        // 256 KiB / 15 % = 1,747,626.7
        int others = 1_747_626 - object.length();
        assertThat(new Situations().put("/registry/pods/a/p", 1, object)
                .put("/registry/nodes/n", 1, "x".repeat(others + 1)).found(new ManagedFieldsRule())).isEmpty();
        assertThat(new Situations().put("/registry/pods/a/p", 1, object)
                .put("/registry/nodes/n", 1, "x".repeat(others)).found(new ManagedFieldsRule()))
                .singleElement().satisfies(finding -> {
                    assertThat(finding.bytes()).isEqualTo(LEAST);
                    assertThat(finding.sentence()).startsWith("metadata.managedFields takes 256.0 KiB (15.0%)");
                });
    }

    @Test
    void oneSecretInTheClearBesideAnEncryptedOneIsEnough() {
        Situations situations = new Situations().put("/registry/secrets/a/plain", 7);
        assertThat(situations.found(new MixedEncryptionRule())).isEmpty();
        situations.put("/registry/configmaps/a/other", 9, "k8s:enc:aescbc:v1:key1:x");
        assertThat(situations.found(new MixedEncryptionRule())).isEmpty();
        situations.put("/registry/secrets/a/safe", 9, "k8s:enc:aescbc:v1:key1:x");
        assertThat(situations.found(new MixedEncryptionRule())).singleElement().satisfies(finding -> {
            assertThat(finding.bytes()).isEqualTo(7);
            assertThat(finding.sentence())
                    .startsWith("Of secrets, 1 is stored in the clear beside 1 encrypted: written before");
        });
    }
}
