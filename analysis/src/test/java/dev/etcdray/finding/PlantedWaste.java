package dev.etcdray.finding;

import dev.etcdray.lab.EtcdVersion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A fresh etcd for each test: healthy first, about which no rule has anything to say. */
abstract class PlantedWaste {
    final PlantedObjects objects = new PlantedObjects();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path directory;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    PlantedEtcd etcd;

    abstract EtcdVersion version();

    @BeforeEach
    void aHealthyEtcdHasNoFindings() throws Exception {
        etcd = new PlantedEtcd(version(), directory, flags());
        objects.healthy(etcd);
        assertThat(etcd.findings()).as("findings before anything was planted").isEmpty();
    }

    /** Flags of the server. */
    String[] flags() {
        return new String[0];
    }

    @AfterEach
    void end() {
        etcd.close();
    }

    /** The one finding that there is. */
    Finding only(String id, String... limits) throws Exception {
        List<Finding> findings = etcd.findings(limits);
        assertThat(findings).extracting(Finding::id).containsExactly(id);
        return findings.getFirst();
    }

    /** What removing live objects saves, bytes and all stages alike. */
    static void savesByDeletion(Finding finding, long bytes) {
        assertThat(finding.savings()).as("savings of %s", finding.id()).isEqualTo(new Savings(bytes, bytes, bytes));
    }

    /** What compacting saves. */
    static void savesByCompaction(Finding finding, long bytes) {
        assertThat(finding.savings()).as("savings of %s", finding.id()).isEqualTo(new Savings(0, bytes, bytes));
    }

    /** A figure of the evidence. */
    static long figure(Finding finding, String name) {
        return finding.evidence().figures().stream().filter(figure -> figure.name().equals(name))
                .mapToLong(Evidence.Figure::value).findFirst().orElseThrow();
    }
}
