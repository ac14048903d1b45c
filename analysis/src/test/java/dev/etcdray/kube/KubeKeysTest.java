package dev.etcdray.kube;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KubeKeysTest {
    private final KubeKeys keys = new KubeKeys(KubeKeys.DEFAULT_PREFIXES);

    @ParameterizedTest
    @CsvFileSource(resources = {"kubernetes-storage-paths.tsv",
        "openshift-storage-paths.tsv"}, delimiter = '\t', nullValues = "-")
    void anObjectIsWhereItsProjectSaysItLies(String directory, String resource, @Nullable String namespace) {
        KubeLocation location = located(keys, directory);

        assertThat(location.resource()).isEqualTo(resource);
        assertThat(location.namespace()).isEqualTo(namespace);
        assertThat(location.groupKnown()).isTrue();
        int dot = resource.indexOf('.');
        assertThat(location.group()).isEqualTo(dot < 0 ? "" : resource.substring(dot + 1));
        assertThat(location.registryPrefix()).isEqualTo(directory.substring(0, directory.indexOf('/', 1)));
    }

    @Test
    void whatKubeApiserverKeepsForItselfHasItsStorageName() {
        assertThat(keys.locate("/registry/masterleases")).isEqualTo(
                new KubeLocation("masterleases", "", null, "/registry"));
        assertThat(keys.locate("/registry/peerserverleases")).isEqualTo(
                new KubeLocation("peerserverleases", "", null, "/registry"));
        assertThat(keys.locate("/registry/ranges")).isEqualTo(new KubeLocation("ranges", "", null, "/registry"));
    }

    @Test
    void aTypeNewerThanTheTableHasABareNameUntilAValueTellsItsGroup() {
        KubeLocation location = located(keys, "/registry/gizmos/shop");

        assertThat(location).isEqualTo(new KubeLocation("gizmos", null, "shop", "/registry"));
        assertThat(location.groupKnown()).isFalse();
        assertThat(location.withApiVersion("things.k8s.io/v1alpha1")).isEqualTo(
                new KubeLocation("gizmos.things.k8s.io", "things.k8s.io", "shop", "/registry"));
        assertThat(location.withApiVersion("v1")).isEqualTo(new KubeLocation("gizmos", "", "shop", "/registry"));
        assertThat(located(keys, "/registry/pods/shop").withApiVersion("apps/v1").resource()).isEqualTo("pods");
    }

    @Test
    void anAggregatedServerKeepsItsOwnPrefixBelowOrBesideKubernetes() {
        // k8s.io/sample-apiserver: --etcd-prefix defaults to /registry/wardle.example.com, then group and resource.
        assertThat(keys.locate("/registry/wardle.example.com/wardle.example.com/flunders/shop")).isEqualTo(
                new KubeLocation("flunders.wardle.example.com", "wardle.example.com", "shop",
                        "/registry/wardle.example.com"));
        assertThat(keys.locate("/registry/wardle.example.com/wardle.example.com/fischers")).isEqualTo(
                new KubeLocation("fischers.wardle.example.com", "wardle.example.com", null,
                        "/registry/wardle.example.com"));
        // Gardener: a prefix of its own beside /registry.
        KubeKeys gardener = new KubeKeys(List.of("/registry", "/registry-gardener"));
        assertThat(gardener.locate("/registry-gardener/core.gardener.cloud/shoots/garden-x")).isEqualTo(
                new KubeLocation("shoots.core.gardener.cloud", "core.gardener.cloud", "garden-x",
                        "/registry-gardener"));
        assertThat(keys.locate("/registry-gardener/core.gardener.cloud/shoots/garden-x")).isNull();
    }

    @Test
    void theLongestPrefixWinsInAnyOrderAndSpelling() {
        for (List<String> prefixes : List.of(List.of("/registry", "/registry/tenant"),
                List.of("registry/tenant/", "/registry/"))) {
            KubeKeys both = new KubeKeys(prefixes);
            assertThat(both.locate("/registry/tenant/pods/shop")).isEqualTo(
                    new KubeLocation("pods", "", "shop", "/registry/tenant"));
            assertThat(both.locate("/registry/pods/shop")).isEqualTo(
                    new KubeLocation("pods", "", "shop", "/registry"));
            assertThat(both.locate("/registry/tenant")).isNull();
        }
    }

    @Test
    void aSlashIsTheWholeKeySpaceAndAnEmptyPrefixAMistake() {
        assertThat(new KubeKeys(List.of("/")).locate("/minions")).isEqualTo(new KubeLocation("nodes", "", null, ""));
        assertThatThrownBy(() -> new KubeKeys(List.of("/registry", ""))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a registry prefix is empty; \"/\" is the whole key space");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "registry", "/registry", "/registry/", "/registry//", "/registry//x",
        "/registry/pods/", "/registry//pods", "/registry/pods/ns/more", "/registry/pods/a/b/c/d/e/f",
        "/registryx/pods", "/registry/services", "/registry/services/other", "/openshift.io/oauth",
        "/openshift.io/authorization/cluster", "/registry/one.dot", "/registry/two.dots/two.dots",
        "/registry/unknown/a/b", "/calico/resources", "cilium/state"})
    void whatKubernetesDoesNotWriteIsNotLocated(String directory) {
        assertThat(keys.locate(directory)).isNull();
    }

    @Test
    void anyStringIsTaken() {
        assertThat(keys.locate("/registry/" + "a/".repeat(1_000_000))).isNull();
        String[] parts = {"/registry", "/", "/kubernetes.io", "/openshift.io", "pods", "a.b", "services", "specs", "\0",
            "é", "\ud800"};
        Random random = new Random(42);
        int located = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder directory = new StringBuilder(random.nextBoolean() ? "/registry" : "");
            for (int n = random.nextInt(9); n > 0; n--) {
                directory.append(random.nextInt(3) == 0 ? junk(random) : parts[random.nextInt(parts.length)]);
            }
            KubeLocation location = keys.locate(directory.toString());
            if (location != null) {
                located++;
                String path = directory.toString();
                assertThat(location.resource()).isNotEmpty();
                assertThat(path).startsWith(location.registryPrefix() + "/");
                assertThat(location.namespace() == null || path.endsWith("/" + location.namespace())).as(path).isTrue();
            }
        }
        assertThat(located).as("strings that look like keys").isGreaterThan(1_000);
    }

    private static String junk(Random random) {
        byte[] bytes = new byte[random.nextInt(4)];
        random.nextBytes(bytes);
        return new String(bytes, ISO_8859_1);
    }

    private static KubeLocation located(KubeKeys keys, String directory) {
        KubeLocation location = keys.locate(directory);
        if (location == null) {
            throw new AssertionError(directory + " is not located");
        }
        return location;
    }
}
