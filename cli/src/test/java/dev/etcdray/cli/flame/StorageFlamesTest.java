package dev.etcdray.cli.flame;

import dev.etcdray.cli.analyze.Reports;
import dev.etcdray.flamegraph.Fact;
import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.Frame;
import dev.etcdray.flamegraph.Metric;
import dev.etcdray.report.Analysis;
import dev.etcdray.report.TopKey;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StorageFlamesTest {
    private static final TopKey POD = Reports.key("/registry/pods/payments/a", 1000, 900, 3);
    private static final FlameGraph GRAPH = StorageFlames.of(new Analysis(Reports.plain(), List.of(POD)));

    /** On disk, live, history, tombstones, objects, revisions: the file, and the states and objects of the report. */
    @Test
    void theRootIsTheFile() {
        assertThat(GRAPH.root().values()).containsExactly(10240, 3000, 2150, 100, 5, 5 + 4 + 2);
        assertThat(GRAPH.root().name()).isEqualTo("snap.db");
    }

    @Test
    void everyFrameIsTheSumOfItsChildren() {
        assertSums(GRAPH.root());
    }

    private static void assertSums(Frame frame) {
        for (int i = 0; i < frame.metrics() && !frame.children().isEmpty(); i++) {
            int metric = i;
            assertThat(frame.children().stream().mapToLong(child -> child.value(metric)).sum()).as(frame.name())
                    .isEqualTo(frame.value(metric));
        }
        frame.children().forEach(StorageFlamesTest::assertSums);
    }

    @Test
    void levelsAreKeySpaceResourceNamespaceObject() {
        Frame pods = at(GRAPH.root(), "/registry", "pods");
        assertThat(pods.values()).containsExactly(2800, 1500, 1300, 50, 2, 2 + 3 + 1);
        assertThat(at(pods, "payments", "a").values()).containsExactly(1900, 1000, 900, 0, 1, 3);
        assertThat(at(pods, "payments", "… 1 smaller object").values()).containsExactly(900, 500, 400, 50, 1, 3);
    }

    /** What readers sum up wherever it stands; key spaces and objects are not. */
    @Test
    void resourcesNamespacesAndPrefixesAreOfAKind() {
        Frame pods = at(GRAPH.root(), "/registry", "pods");
        assertThat(pods.kind()).isEqualTo("resource");
        assertThat(at(pods, "payments").kind()).isEqualTo("namespace");
        assertThat(at(GRAPH.root(), "/calico", "/calico/ipam").kind()).isEqualTo("prefix");
        assertThat(List.of(GRAPH.root(), at(GRAPH.root(), "/registry"), at(pods, "payments", "a"),
                at(GRAPH.root(), "free pages"))).extracting(Frame::kind).containsOnly("");
    }

    @Test
    void clusterScopedObjectsStandInTheirResource() {
        assertThat(at(GRAPH.root(), "/registry", "nodes", "1 object").values()).containsExactly(1100, 300, 800, 0, 1,
                2);
    }

    @Test
    void keysOutsideKubernetesStandByPrefix() {
        assertThat(at(GRAPH.root(), "/calico", "/calico/ipam").values()).containsExactly(250, 200, 50, 50, 1, 2);
    }

    @Test
    void whatIsAroundTheKeysHasFramesOfItsOwn() {
        assertThat(at(GRAPH.root(), "etcd's own buckets", "meta").value(0)).isEqualTo(65);
        assertThat(at(GRAPH.root(), "etcd's own buckets", "key").value(0)).isEqualTo(35);
        assertThat(at(GRAPH.root(), "page overhead").value(0)).isEqualTo(150 + 1000 + 512 + 2048 + 512);
        assertThat(at(GRAPH.root(), "page overhead", "leaf slack").value(0)).isEqualTo(1000);
        assertThat(at(GRAPH.root(), "free pages").value(0)).isEqualTo(500);
        assertThat(at(GRAPH.root(), "preallocated").value(0)).isEqualTo(236);
        assertThat(at(GRAPH.root(), "snapshot trailer").value(0)).isEqualTo(32);
        assertThat(GRAPH.root().children()).extracting(Frame::name).doesNotContain("unattributed",
                "unreachable pages");
    }

    @Test
    void ofARangeTheRootIsAllLiveBytesRead() {
        FlameGraph graph = StorageFlames.of(new Analysis(Reports.range(Reports.MEMBER, null),
                List.of(Reports.liveKey("/registry/pods/payments/a", 1000))));
        assertThat(graph.title()).isEqualTo("paged range at revision 120 from 127.0.0.1:2379 (member m2, follower,"
                + " etcd 3.6.16): where the live bytes are");
        assertThat(graph.metrics()).extracting(Metric::id).containsExactly("live", "objects");
        assertThat(graph.root().name()).isEqualTo("live keys of 127.0.0.1:2379");
        assertThat(graph.root().values()).containsExactly(3000, 5);
        assertThat(at(graph.root(), "/registry", "pods", "payments", "a").values()).containsExactly(1000, 1);
        assertThat(at(graph.root(), "/registry", "pods", "payments", "… 1 smaller object").values())
                .containsExactly(500, 1);
        assertThat(graph.root().children()).extracting(Frame::name).containsExactly("/registry", "/calico");
        assertSums(graph.root());
        assertThat(graph.facts()).contains(new Fact("Compact revision", "unknown"),
                new Fact("Storage version", "unknown"));
        assertThat(graph.notes()).anyMatch(note -> note.startsWith("All live entries that were read")
                && note.contains("history, free pages and page overhead are unknown"));
    }

    @Test
    void ofALiveSourceTheRootIsTheSnapshot() {
        FlameGraph graph = StorageFlames.of(new Analysis(Reports.live(null), List.of(POD)));
        assertThat(graph.title())
                .isEqualTo("live from 127.0.0.1:2379 (member m2, follower, etcd 3.6.16): where the bytes are");
        assertThat(graph.root().name()).isEqualTo("127.0.0.1:2379");
        assertThat(graph.root().values()).isEqualTo(GRAPH.root().values());
    }

    @Test
    void objectsThatHaveMoreThanTheirRowAreNoFlameGraph() {
        Analysis wrong = new Analysis(Reports.plain(), List.of(Reports.key("/registry/pods/payments/a", 9000, 0, 1)));
        assertThatThrownBy(() -> StorageFlames.of(wrong)).isInstanceOf(IllegalStateException.class)
                .hasMessage("named objects have 6200 bytes more than their row");
    }

    @Test
    void categoriesFollowTheKindOfResource() {
        assertThat(Categories.of("pods", "")).isEqualTo(Categories.WORKLOADS);
        assertThat(Categories.of("deployments.apps", "apps")).isEqualTo(Categories.WORKLOADS);
        assertThat(Categories.of("secrets", "")).isEqualTo(Categories.CONFIG);
        assertThat(Categories.of("leases.coordination.k8s.io", "coordination.k8s.io")).isEqualTo(Categories.EVENTS);
        assertThat(Categories.of("clusterroles.rbac.authorization.k8s.io", "rbac.authorization.k8s.io"))
                .isEqualTo(Categories.API);
        assertThat(Categories.of("certificates.cert-manager.io", "cert-manager.io")).isEqualTo(Categories.CUSTOM);
        assertThat(Categories.of("volumesnapshots.snapshot.storage.k8s.io", "snapshot.storage.k8s.io"))
                .isEqualTo(Categories.CUSTOM);
        assertThat(Categories.of(null, null)).isEqualTo(Categories.OTHER);
    }

    private static Frame at(Frame frame, String... path) {
        Frame found = frame;
        for (String name : path) {
            found = found.children().stream().filter(child -> child.name().equals(name)).findFirst()
                    .orElseThrow(() -> new AssertionError("no frame " + name));
        }
        return found;
    }
}
