package dev.etcdray.kube;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ResourceTableTest {
    private static final String DNS_LABEL = "[a-z][a-z0-9]{1,62}";

    @ParameterizedTest
    @ValueSource(strings = {"builtin-resources.tsv", "openshift-resources.tsv"})
    void everyRowIsOnePathOneResourceOneGroup(String file) {
        List<String[]> rows = rows(file);

        assertThat(rows).extracting(row -> row[0]).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> row[1] + " " + row[2])
                .filteredOn(resource -> !resource.startsWith("apiservices"))
                .doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[0]).matches("[a-z0-9./]+[a-z]");
            assertThat(row[1]).matches(DNS_LABEL);
            assertThat(row[2]).matches("-|[a-z0-9]+(\\.[a-z0-9]+)*");
        });
    }

    @Test
    void theTableHasNoRowThatKubernetesDoesNotName() {
        List<String> fromKubernetes = rows("kubernetes-storage-paths.tsv").stream()
                .map(row -> row[0].replace("/registry/", "").replace("/etcdstoragepathtestnamespace", "")).toList();

        assertThat(rows("builtin-resources.tsv")).extracting(row -> row[0])
                .filteredOn(path -> !fromKubernetes.contains(path))
                .containsExactly("masterleases", "peerserverleases", "ranges", "apiservices",
                        "securitycontextconstraints");
    }

    private static List<String[]> rows(String file) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ResourceTableTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
