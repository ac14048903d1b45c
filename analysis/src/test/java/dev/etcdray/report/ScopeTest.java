package dev.etcdray.report;

import dev.etcdray.etcd.EtcdBytes;
import dev.etcdray.etcd.EtcdBytes.Entry;
import dev.etcdray.etcd.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.etcdray.etcd.EtcdBytes.bucket;
import static dev.etcdray.etcd.EtcdBytes.delete;
import static dev.etcdray.etcd.EtcdBytes.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A small etcd, written here entry by entry, in which every byte is somebody's. */
final class ScopeTest {
    private static final Entry OLD_WEB = put(1, "/registry/pods/red/web", "an older one");
    private static final Entry WEB = put(2, "/registry/pods/red/web", "one");
    private static final Entry DB = put(3, "/registry/pods/blue/db", "another that is larger than all of red's");
    private static final Entry CACHE = put(4, "/registry/pods/green/cache", "a third, the largest of them all by far,"
            + " as it has so much to say");
    private static final Entry NODE = put(5, "/registry/minions/blue-node", "n");
    private static final Entry WIDGET = put(6, "/registry/blue.example.com/bluewidgets/blue/w", "w");
    private static final Entry OUTSIDE = put(7, "/vc/blue-team/x", "x");
    private static final Entry NAMESPACE = put(8, "/registry/namespaces/blue", "x");
    private static final Entry HELM = put(9, "/registry/secrets/red/sh.helm.release.v1.shop.v12", "r");
    private static final Entry SET = put(10, "/registry/replicasets/red/shop-5d9f", "s");
    private static final Entry OTHER_SET = put(11, "/registry/replicasets/red/shop-77aa", "s");
    private static final Entry GONE = put(12, "/registry/pods/red/gone", "g");
    private static final Entry NO_GONE = delete(13, "/registry/pods/red/gone");
    private static final Entry[] ALL = {OLD_WEB, WEB, DB, CACHE, NODE, WIDGET, OUTSIDE, NAMESPACE, HELM, SET,
        OTHER_SET, GONE, NO_GONE};
    /** As words of their own: "red" is in "shared", too. */
    private static final Pattern NAMES = Pattern.compile("\\b(red|blue|green|web|cache|shop|5d9f|77aa|gone|bluewidgets"
            + "|vc|team|blue-node|example)\\b");

    @TempDir
    Path directory;

    private Analysis analyze(Scope scope, Dimension... by) throws IOException {
        Path file = directory.resolve("hand.db");
        Files.write(file, new EtcdBytes(4).leaf(2, bucket("key", 3)).leaf(3, ALL).toBytes());
        return FileAnalyzer.analyze(file, new AnalyzeOptions(50, 4, 1, AnalyzeOptions.NO_FILTERS, List.of(),
                List.of(by), 50, true, Diagnosis.standard(), scope), Progress.NONE);
    }

    private static long bytes(Entry... entries) {
        return EtcdBytes.bytes(Arrays.asList(entries));
    }

    private static BreakdownRow row(AnalyzeReport report, String resource, String namespace) {
        return report.breakdown().stream().filter(row -> Objects.equals(row.resource(), resource)
                && Objects.equals(row.namespace(), namespace)).findFirst().orElseThrow();
    }

    @Test
    void aTenantSeesHisOwnAndOneOfOthers() throws IOException {
        Analysis analysis = analyze(Scope.of(List.of("red"), Redaction.NONE));
        AnalyzeReport report = analysis.report();

        assertThat(row(report, "pods", "red").bytes()).isEqualTo(bytes(OLD_WEB, WEB, GONE, NO_GONE));
        assertThat(row(report, "pods", "(others)").bytes()).isEqualTo(bytes(DB, CACHE));
        assertThat(row(report, "(others)", "(others)").bytes()).isEqualTo(bytes(WIDGET));
        assertThat(report.breakdown().stream().filter(row -> row.resource() == null).toList()).singleElement()
                .satisfies(row -> {
                    assertThat(row.prefix()).isEqualTo("(outside Kubernetes)");
                    assertThat(row.bytes()).isEqualTo(bytes(OUTSIDE));
                });
        assertThat(report.breakdown().stream().mapToLong(BreakdownRow::bytes).sum()).isEqualTo(bytes(ALL));
        assertThat(Analyses.json(report)).doesNotContain("blue", "green", "team");
        assertThat(analysis.objects()).extracting(TopKey::name).containsExactlyInAnyOrder("web",
                "sh.helm.release.v1.shop.v12", "shop-5d9f", "shop-77aa", "gone");
        assertThat(report.redaction()).isNull();
    }

    @Test
    void aTenantKnowsHisShareAndRank() throws IOException {
        TenantShare share = Objects
                .requireNonNull(analyze(Scope.of(List.of("red"), Redaction.NONE)).report().tenant());
        long red = bytes(OLD_WEB, WEB, HELM, SET, OTHER_SET, GONE, NO_GONE);

        assertThat(share.bytes()).isEqualTo(red);
        assertThat(share.historyBytes()).isEqualTo(bytes(OLD_WEB, GONE, NO_GONE));
        assertThat(share.liveBytes()).isEqualTo(bytes(WEB, HELM, SET, OTHER_SET));
        assertThat(share.objects()).isEqualTo(4);
        assertThat(share.share()).isEqualTo((double) red / bytes(ALL));
        assertThat(share.ofNamespaces()).isEqualTo(3);
        assertThat(share.namespaces()).singleElement().satisfies(row -> assertThat(row.rank()).isEqualTo(1));
    }

    @Test
    void severalTenantsAreRanked() throws IOException {
        TenantShare share = Objects
                .requireNonNull(analyze(Scope.of(List.of("green", "blue"), Redaction.NONE)).report().tenant());

        assertThat(bytes(DB, WIDGET)).isGreaterThan(bytes(CACHE)); // What follows rests on it.
        assertThat(share.namespaces()).extracting(TenantShare.Namespace::namespace, TenantShare.Namespace::rank,
                TenantShare.Namespace::bytes)
                .containsExactly(org.assertj.core.api.Assertions.tuple("blue", 2, bytes(DB, WIDGET)),
                        org.assertj.core.api.Assertions.tuple("green", 3, bytes(CACHE)));
        assertThat(share.bytes()).isEqualTo(bytes(DB, WIDGET, CACHE));
    }

    @Test
    void aNamespaceThatIsNotThere() {
        assertThatThrownBy(() -> analyze(Scope.of(List.of("rad"), Redaction.NONE)))
                .isInstanceOf(UnknownNamespaceException.class)
                .hasMessage("there is no namespace \"rad\" here: no key of it, live or old; did you mean red?");
        assertThatThrownBy(() -> analyze(Scope.of(List.of("elsewhere"), Redaction.FULL)))
                .hasMessage("there is no namespace \"elsewhere\" here: no key of it, live or old");
    }

    @Test
    void tenantsHaveNoOtherFilters() {
        assertThatThrownBy(() -> new AnalyzeOptions(1, 1, 1, new Filters(null, "red", null), List.of(), List.of(), 0,
                true, null, Scope.of(List.of("red"), Redaction.NONE))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inFullNamesAreNumbersBySize() throws IOException {
        Analysis analysis = analyze(Scope.of(List.of(), Redaction.FULL));
        AnalyzeReport report = analysis.report();

        assertThat(Analyses.json(report)).doesNotContainPattern(NAMES);
        assertThat(row(report, "pods", "ns-1").bytes()).isEqualTo(bytes(OLD_WEB, WEB, GONE, NO_GONE)); // red
        assertThat(row(report, "pods", "ns-2").bytes()).isEqualTo(bytes(DB)); // blue
        assertThat(row(report, "pods", "ns-3").bytes()).isEqualTo(bytes(CACHE)); // green
        assertThat(row(report, "resource-1", "ns-2").bytes()).isEqualTo(bytes(WIDGET));
        assertThat(report.source().path()).isEqualTo("hand.db");
        assertThat(report.redaction()).isEqualTo("full");
        List<String> keys = analysis.objects().stream().map(TopKey::key).toList();
        assertThat(keys).contains("/registry/namespaces/ns-2").allMatch(key -> key.matches(
                "/registry/(pods|replicasets|secrets|minions|namespaces|resource-1)/(ns-[1-3]/?)?.*|/prefix-[12]/.*"));
        assertThat(analysis.objects()).allSatisfy(key -> assertThat(
                new String(Base64.getDecoder().decode(key.keyBase64()), StandardCharsets.UTF_8))
                .isEqualTo(key.key()));
        // A Deployment's ReplicaSets stay together, and a Helm release's version keeps its number.
        assertThat(keys.stream().filter(key -> key.contains("/replicasets/"))
                .map(key -> key.substring(0, key.lastIndexOf('-'))).distinct()).hasSize(1);
        assertThat(keys)
                .anyMatch(key -> key.matches("/registry/secrets/ns-1/sh\\.helm\\.release\\.v1\\.object-\\d+\\.v12"));
    }

    @Test
    void theSameFileGivesTheSameReport() throws IOException {
        Scope scope = Scope.of(List.of("red"), Redaction.FULL);
        assertThat(analyze(scope)).isEqualTo(analyze(scope));
    }

    @Test
    void namespacesCanStay() throws IOException {
        AnalyzeReport report = analyze(Scope.of(List.of(), Redaction.NAMESPACES)).report();

        assertThat(report.breakdown()).extracting(BreakdownRow::namespace).contains("red", "blue", "green");
        assertThat(Analyses.json(report)).doesNotContain("web", "cache", "shop", "widgets", "team", "example", "vc/");
    }

    @Test
    void hashesAreOfThisRunAlone() throws IOException {
        Scope scope = Scope.of(List.of(), Redaction.HASHED);
        AnalyzeReport one = analyze(scope).report();
        AnalyzeReport other = analyze(scope).report();
        byte[] key = new byte[32];

        assertThat(Analyses.json(one)).doesNotContainPattern(NAMES);
        assertThat(namespaces(one)).hasSize(3).doesNotContainAnyElementsOf(namespaces(other));
        assertThat(namespaces(analyze(scope.withKey(key)).report()))
                .isEqualTo(namespaces(analyze(scope.withKey(key)).report()))
                // printf red | openssl dgst -sha256 -mac HMAC -macopt hexkey:000…
                .contains("ns_" + HMAC_OF_RED);
    }

    private static final String HMAC_OF_RED = "370e58f0337a01aa";

    private static Set<String> namespaces(AnalyzeReport report) {
        Set<String> names = new TreeSet<>();
        report.breakdown().stream().map(BreakdownRow::namespace).filter(Objects::nonNull).forEach(names::add);
        return names;
    }

    @Test
    void tablesAreScopedToo() throws IOException {
        for (Dimension by : List.of(Dimension.KEY, Dimension.KIND, Dimension.LEASE)) {
            Analysis analysis = analyze(Scope.of(List.of("red"), Redaction.FULL), by, Dimension.NAMESPACE);
            assertThat(Analyses.json(analysis.report())).as(by.label()).doesNotContainPattern(NAMES);
            GroupedTable table = Objects.requireNonNull(analysis.report().table());
            assertThat(table.rows().stream().mapToLong(row -> row.totals().bytes()).sum() + table.omitted().bytes())
                    .as(by.label()).isEqualTo(bytes(ALL));
        }
    }
}
