package dev.etcdray.finding;

import dev.etcdray.lab.BoltTruth;
import dev.etcdray.lab.Gateway;
import dev.etcdray.report.AnalyzeReport;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Waste of pages, of history and of what etcd keeps about itself. */
abstract class PlantedStorageWaste extends PlantedWaste {
    private static final int KIB = 1 << 10;

    @Test
    void freePages() throws Exception {
        for (int i = 0; i < 120; i++) {
            etcd.put("/registry/pods/team-0/gone-" + i, objects.text(100 * KIB));
        }
        for (int i = 0; i < 120; i++) {
            etcd.delete("/registry/pods/team-0/gone-" + i);
        }
        etcd.flush().put("/registry/pods/team-0/last", "{}").compact();
        Finding finding = only("free-pages");
        BoltTruth bolt = BoltTruth.of(directory.resolve("snapshot.db"));
        assertThat(finding.bytes()).isEqualTo(bolt.freeBytes()).isGreaterThan(8 * KIB * KIB);
        assertThat(finding.savings()).isEqualTo(new Savings(0, 0, bolt.freeBytes()));
        assertThat(figure(finding, "db size")).isEqualTo(bolt.dbSizeBytes());
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    }

    /** Three to a page, of which one goes: the page stays half full, and bbolt merges pages below a quarter only. */
    @Test
    void slackInPages() throws Exception {
        for (int i = 0; i < 13_500; i++) {
            etcd.put("/registry/pods/team-" + i % 20 + "/thin-" + i, objects.text(900));
        }
        for (int i = 0; i < 13_500; i++) {
            if (i % 3 == 0) {
                etcd.delete("/registry/pods/team-" + i % 20 + "/thin-" + i);
            }
        }
        etcd.flush().put("/registry/pods/team-0/last", "{}").compact();
        // All these Pods are most of the etcd now.
        List<Finding> findings = etcd.findings("accumulation.share=100");
        BoltTruth bolt = BoltTruth.of(directory.resolve("snapshot.db"));
        long slack = bolt.leafBytes() - bolt.leafHeaderBytes() - bolt.entryBytes();
        assertThat(findings).extracting(Finding::id).containsExactly("slack");
        assertThat(findings.getFirst().bytes()).isEqualTo(slack).isGreaterThan(8 * KIB * KIB);
        assertThat(figure(findings.getFirst(), "leaf pages")).isEqualTo(bolt.leafBytes());
        // What holds the data would be a tenth empty in a fresh file.
        assertThat(findings.getFirst().savings())
                .isEqualTo(new Savings(0, 0, slack - (bolt.leafBytes() - slack) / 9));
    }

    @Test
    void churnOfAResource() throws Exception {
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 50; i++) {
                etcd.put("/registry/services/endpoints/team-1/web-" + i, objects.text(4 * KIB));
            }
            etcd.flush();
        }
        Finding finding = only("churn-prefix");
        long history = etcd.history("/registry/services/endpoints/");
        assertThat(finding.bytes()).isEqualTo(history);
        savesByCompaction(finding, history);
        assertThat(figure(finding, "old revisions")).isEqualTo(150);
        assertThat(figure(finding, "live objects")).isEqualTo(50);
        assertThat(figure(finding, "live")).isEqualTo(etcd.live("/registry/services/endpoints/"));
        assertThat(finding.audience()).isEqualTo(Audience.TENANT);
        assertThat(finding.command()).isEqualTo("etcdctl compact " + etcd.head() + " --physical");
    }

    /** The resource's history is that of its one key: churn-prefix follows. */
    @Test
    void churnOfAKey() throws Exception {
        for (int i = 0; i < 61; i++) {
            etcd.put("/registry/services/endpoints/team-1/web", objects.text(10 * KIB)).flush();
        }
        List<Finding> findings = etcd.findings();
        assertThat(findings).extracting(Finding::id).containsExactly("churn-key", "churn-prefix");
        long history = etcd.history("/registry/services/endpoints/team-1/web");
        for (Finding finding : findings) {
            assertThat(finding.bytes()).isEqualTo(history);
            savesByCompaction(finding, history);
            assertThat(figure(finding, "old revisions")).isEqualTo(60);
        }
        assertThat(findings.getFirst().evidence().keys()).extracting(Evidence.Key::key, Evidence.Key::revisions)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/registry/services/endpoints/team-1/web", 61L));
    }

    @Test
    void anUnevenKey() throws Exception {
        for (int i = 0; i < 120; i++) {
            etcd.put("/registry/configmaps/team-0/healthy-0", objects.text(200)).flush();
        }
        Finding finding = only("uneven-key");
        assertThat(finding.bytes()).isEqualTo(etcd.history("/registry/configmaps/team-0/healthy-0"));
        savesByCompaction(finding, finding.bytes());
        assertThat(figure(finding, "revisions")).isEqualTo(121);
        assertThat(figure(finding, "neighbours")).isEqualTo(9);
        assertThat(figure(finding, "their average")).isEqualTo(1);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void anAccumulationPoint() throws Exception {
        for (int i = 0; i < 100; i++) {
            etcd.put("/registry/deployments/team-1/big-" + i, objects.text(40 * KIB));
        }
        Finding finding = only("accumulation-point");
        assertThat(finding.bytes()).isEqualTo(etcd.live("/registry/deployments/team-1/"));
        assertThat(figure(finding, "all revisions")).isEqualTo(etcd.live("/"));
        assertThat(finding.savings()).isEqualTo(Savings.NONE);
        assertThat(finding.command())
                .isEqualTo("etcdray analyze SNAPSHOT --by key --resource deployments.apps --namespace team-1");
    }

    /** Written by many at once, and spread so widely that no resource or key stands out. */
    @Test
    void compactionLag() throws Exception {
        IntStream.range(0, 8).parallel().forEach(writer -> {
            try {
                for (int i = 0; i < 2500; i++) {
                    String key = "/registry/example.com/things" + i % 30 + "/team-" + writer + "/t-" + i / 30 % 10;
                    long main = Gateway.revision(etcd.gateway().call("kv/put",
                            Gateway.put(PlantedEtcd.utf8(key), PlantedEtcd.utf8("{}"), 0)));
                    etcd.applied(new PlantedRevision(key, 2, 0, 0, 0, 0, false), main);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Finding finding = only("compaction-lag");
        assertThat(finding.bytes()).isEqualTo(etcd.history("/"));
        savesByCompaction(finding, etcd.history("/"));
        assertThat(finding.sentence()).startsWith("The last compaction is " + etcd.head()
                + " revisions ago (there never was one): ");
        assertThat(figure(finding, "compacted at")).isEqualTo(-1);
    }

    /** Both are of the same cause, and told apart: what is near, and what has happened. */
    @Test
    void aQuotaThatIsNearAndOneThatIsReached() throws Exception {
        for (int i = 0; i < 40; i++) {
            etcd.put("/registry/pods/team-0/healthy-" + i % 10 * 2, objects.text(4 * KIB)).flush();
        }
        Path snapshot = etcd.snapshot();
        long dbSize = BoltTruth.of(snapshot).dbSizeBytes();
        AnalyzeReport near = PlantedEtcd.analyze(snapshot, dbSize * 100 / 81, "churn.prefix-share=100",
                "churn.key-least=1000");
        assertThat(near.findings()).extracting(Finding::id).containsExactly("quota-headroom");
        Finding finding = near.findings().getFirst();
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.bytes()).isEqualTo(dbSize);
        assertThat(finding.sentence()).startsWith("The database uses 81.");
        // Compacted at the newest revision, nothing stays but what is live.
        assertThat(finding.savings().reusable()).isEqualTo(etcd.history("/"));
        Finding full = PlantedEtcd.analyze(snapshot, dbSize, "churn.prefix-share=100", "churn.key-least=1000")
                .findings().getFirst();
        assertThat(full.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(full.sentence()).startsWith("The database has reached its quota, and etcd refuses every write");
        assertThat(figure(full, "left")).isZero();
        assertThat(PlantedEtcd.analyze(snapshot, dbSize * 100 / 79, "churn.prefix-share=100", "churn.key-least=1000")
                .findings()).isEmpty();
    }

    @Test
    void leasesWithoutKeys() throws Exception {
        // Ids from 2^55 on: a varint of eight bytes.
        for (int i = 0; i < 1010; i++) {
            etcd.grant((1L << 55) + i);
        }
        for (int i = 0; i < 10; i++) {
            etcd.put("/registry/events/team-1/leased-" + i, PlantedEtcd.utf8("{}"), (1L << 55) + i);
        }
        Finding finding = only("leases");
        assertThat(figure(finding, "leases")).isEqualTo(1010);
        assertThat(figure(finding, "without keys")).isEqualTo(1000);
        assertThat(figure(finding, "keys attached")).isEqualTo(10);
        // Element, id of 8 bytes, leasepb.Lease with id and TTL of an hour; and the element of the bucket itself.
        long each = 16 + 8 + PlantedRevision.number(1L << 55) + PlantedRevision.number(3600);
        long bucket = 16L + "lease".length() + 16;
        assertThat(finding.bytes()).isEqualTo(1010 * each + bucket);
        savesByDeletion(finding, (1010 * each + bucket) * 1000 / 1010);
    }

    @Test
    void keysOfAnUnknownProgram() throws Exception {
        for (int i = 0; i < 40; i++) {
            etcd.put("/somebody/else/" + i, objects.text(10 * KIB));
        }
        Finding finding = only("unknown-prefixes");
        assertThat(finding.bytes()).isEqualTo(etcd.live("/somebody/"));
        assertThat(finding.savings()).isEqualTo(Savings.NONE);
        assertThat(figure(finding, "revisions")).isEqualTo(40);
        assertThat(finding.sentence()).startsWith("Keys below /somebody/ take ");
    }
}
