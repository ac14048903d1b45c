package dev.etcdray.finding;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DuplicatesRuleTest {
    private static final int LEAST = 256 << 10;

    @Test
    void copiesBeyondTheFirstCountAcrossNamespaces() {
        assertThat(copies(LEAST - 1, "configmaps", "ConfigMap", "c").found(DuplicatesRule::new)).isEmpty();
        assertThat(copies(LEAST, "configmaps", "ConfigMap", "c").found(DuplicatesRule::new)).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.bytes()).isEqualTo(2L * LEAST);
                    assertThat(finding.savings()).isEqualTo(new Savings(LEAST, LEAST, LEAST));
                    assertThat(finding.sentence()).isEqualTo("2 data entries of ConfigMaps in 2 namespaces hold only"
                            + " 1 different text: the copies beyond the first take 256.0 KiB.");
                });
    }

    /** Whoever reads the report must not learn that two Secrets are equal. */
    @Test
    void secretsAreNeverCompared() {
        assertThat(copies(LEAST, "secrets", "Secret", "c").found(DuplicatesRule::new)).isEmpty();
        assertThat(copies(LEAST, "secrets", "ConfigMap", "c").found(DuplicatesRule::new)).isEmpty();
        assertThat(copies(LEAST, "configmaps", "Secret", "c").found(DuplicatesRule::new)).isEmpty();
    }

    /** A controller writes them into every namespace, and again when they are deleted. */
    @ParameterizedTest
    @ValueSource(strings = {"kube-root-ca.crt", "openshift-service-ca.crt", "istio-ca-root-cert"})
    void certificatesThatAreEverywhereByDesignDoNotCount(String name) {
        assertThat(copies(LEAST, "configmaps", "ConfigMap", name).found(DuplicatesRule::new)).isEmpty();
    }

    private static Situations copies(int bytes, String resource, String kind, String name) {
        String value = "{\"apiVersion\":\"v1\",\"kind\":\"" + kind + "\",\"data\":{\"k\":\"" + "d".repeat(bytes)
                + "\"}}";
        return new Situations().put("/registry/" + resource + "/a/" + name, 1, value)
                .put("/registry/" + resource + "/b/" + name, 1, value);
    }
}
