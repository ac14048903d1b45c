package dev.etcdray.report;

import dev.etcdray.etcd.EtcdDatabase;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.RevisionBatch;
import dev.etcdray.etcd.RevisionFeed;
import dev.etcdray.finding.Threshold;
import dev.etcdray.finding.Thresholds;
import dev.etcdray.kube.BuiltInResources;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** Names of a sample are read off its keys, and looked for in everything that a scoped analysis says. */
final class ScopeLeakTest {
    private static final Pattern BASE64 = Pattern.compile("Base64\" : \"([^\"]*)\"");
    private static final Pattern FIELD_KEY = Pattern.compile("\\[([^\\]\"]+)\\]");
    /** Names that are words of Kubernetes, of our sentences or of English as well. */
    private static final Set<String> WORDS = Set.of("default", "kube-root-ca.crt", "kubernetes", "Helm", "limits",
            "namespace");
    private static final Map<String, Named> NAMES = new ConcurrentHashMap<>();

    /** Everything named in a sample; of objects, those that are no words of Kubernetes. */
    private record Named(Set<String> namespaces, Set<String> objects, Set<String> keys, Set<String> resources,
            Set<String> mapKeys,
            Analysis plain) {
        Set<String> all(Redaction mode) {
            Set<String> all = new TreeSet<>();
            if (mode != Redaction.NAMESPACES) {
                all.addAll(namespaces);
            }
            all.addAll(objects);
            all.addAll(resources);
            all.addAll(mapKeys);
            if (mode == Redaction.NAMESPACES) {
                all.removeAll(namespaces);
            }
            all.removeIf(name -> BuiltInResources.contains(name) || WORDS.contains(name));
            return all;
        }
    }

    static Stream<Arguments> samplesAndModes() {
        return Samples.NAMES.stream().flatMap(sample -> Stream.of(Redaction.FULL, Redaction.NAMESPACES,
                Redaction.HASHED).map(mode -> Arguments.of(sample, mode)));
    }

    private static AnalyzeOptions options(Scope scope) {
        // Limits so low that every rule has something to say.
        Diagnosis diagnosis = new Diagnosis(new CompactionPoint.Head(0), null, Quota.option(1 << 20),
                new Thresholds(Map.ofEntries(entry(Threshold.MIN_BYTES, 1L), entry(Threshold.MIN_SHARE, 0L),
                        entry(Threshold.CHURN_KEY_LEAST, 1L), entry(Threshold.CHURN_KEY_REVISIONS, 2L),
                        entry(Threshold.UNEVEN_REVISIONS, 2L), entry(Threshold.UNEVEN_FACTOR, 1L),
                        entry(Threshold.HELM_KEEP, 1L), entry(Threshold.REPLICASETS_KEEP, 0L),
                        entry(Threshold.DUPLICATE_BYTES, 1L), entry(Threshold.LARGE_OBJECT, 1000L),
                        entry(Threshold.REQUEST_LIMIT, 20_000L))),
                true);
        return new AnalyzeOptions(50, 64, 2, AnalyzeOptions.NO_FILTERS, List.of(),
                List.of(Dimension.KIND, Dimension.NAMESPACE, Dimension.RESOURCE), 5000, true, diagnosis, scope);
    }

    private static String json(Analysis analysis) throws IOException {
        StringWriter out = new StringWriter();
        ReportJson.write(analysis, out);
        String json = out.toString();
        Matcher keys = BASE64.matcher(json);
        StringBuilder all = new StringBuilder(json);
        while (keys.find()) {
            all.append('\n').append(new String(Base64.getDecoder().decode(keys.group(1)), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[^A-Za-z0-9.:_-]+")).flatMap(word -> Stream.of(word,
                word.replaceAll("[.:]+$", ""))).collect(Collectors.toCollection(HashSet::new));
    }

    private static Named names(String sample) {
        return NAMES.computeIfAbsent(sample, name -> {
            try {
                return read(Samples.db(name));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    /** By the keys alone, and for what is inside of values by the paths of an anatomy without a scope. */
    private static Named read(Path file) throws IOException {
        Set<String> namespaces = new HashSet<>();
        Set<String> objects = new HashSet<>();
        Set<String> all = new HashSet<>();
        Set<String> resources = new HashSet<>();
        Analysis plain = FileAnalyzer.analyze(file, options(Scope.ALL), Progress.NONE);
        plain.report().breakdown().forEach(row -> {
            if (row.resource() != null && !BuiltInResources.contains(row.resource())) {
                resources.add(row.resource());
                resources.add(String.valueOf(row.group()));
            }
            if (row.namespace() != null) {
                namespaces.add(row.namespace());
            }
        });
        dev.etcdray.etcd.ConsistentRead.of(file, database -> {
            EtcdDatabase etcd = EtcdDatabase.open(database, Progress.NONE);
            try (RevisionFeed.Reader reader = etcd.feed().newReader()) {
                RevisionBatch batch = new RevisionBatch();
                for (int chunk = 0; chunk < etcd.feed().chunkCount(); chunk++) {
                    reader.read(chunk, batch);
                    for (int i = 0; i < batch.size(); i++) {
                        String key = new String(batch.keys(), batch.keyOffset(i), batch.keyLength(i),
                                StandardCharsets.UTF_8);
                        all.add(key);
                        objects.add(key.substring(key.lastIndexOf('/') + 1));
                        if (key.startsWith("/registry/namespaces/")) {
                            namespaces.add(key.substring(key.lastIndexOf('/') + 1));
                        }
                    }
                }
            }
            return true;
        });
        Set<String> mapKeys = new HashSet<>();
        Objects.requireNonNull(plain.report().anatomy()).forEach(row -> {
            Matcher keys = FIELD_KEY.matcher(row.field());
            while (keys.find()) {
                mapKeys.add(keys.group(1));
            }
        });
        assertThat(namespaces).hasSizeGreaterThan(5);
        assertThat(objects).hasSizeGreaterThan(100);
        assertThat(mapKeys).hasSizeGreaterThan(5);
        return new Named(namespaces, objects, all, resources, mapKeys, plain);
    }

    @ParameterizedTest
    @MethodSource("samplesAndModes")
    void noNameIsInIt(String sample, Redaction mode) throws IOException {
        Named names = names(sample);
        Analysis analysis = FileAnalyzer.analyze(Samples.db(sample), options(Scope.of(List.of(), mode)),
                Progress.NONE);

        Set<String> leaked = words(json(analysis));
        leaked.retainAll(names.all(mode));
        assertThat(leaked).isEmpty();
        // The same search finds them where they are not hidden.
        Set<String> shown = words(json(names.plain()));
        shown.retainAll(names.all(mode));
        assertThat(shown).hasSizeGreaterThan(50);
        analysis.report().breakdown().stream().map(BreakdownRow::namespace).filter(Objects::nonNull)
                .forEach(namespace -> assertThat(namespace).matches(switch (mode) {
                    case FULL -> "ns-[0-9]+";
                    case HASHED -> "ns_[0-9a-f]{16}";
                    default -> names.namespaces().stream().map(Pattern::quote).collect(Collectors.joining("|"));
                }));
        assertSameTotals(analysis.report(), names.plain().report());
        assertThat(analysis.report().findings()).hasSameSizeAs(names.plain().report().findings().stream()
                .filter(finding -> !Set.of("policy-reports", "unknown-prefixes").contains(finding.id())).toList());
        assertThat(analysis.objects()).extracting(TopKey::bytes).isEqualTo(
                names.plain().objects().stream().map(TopKey::bytes).toList());
        Answer.of(analysis.report());
    }

    private static void assertSameTotals(AnalyzeReport scoped, AnalyzeReport plain) {
        assertThat(scoped.states()).isEqualTo(plain.states());
        assertThat(scoped.objects()).isEqualTo(plain.objects());
        assertThat(scoped.reclaim()).isEqualTo(plain.reclaim());
        assertThat(scoped.file()).isEqualTo(plain.file());
        assertThat(scoped.timeAxis()).isEqualTo(plain.timeAxis());
        assertThat(sum(scoped.breakdown())).isEqualTo(sum(plain.breakdown()));
        List<RevisionBand> bands = Objects.requireNonNull(scoped.revisionBands());
        List<RevisionBand> plainBands = Objects.requireNonNull(plain.revisionBands());
        for (int i = 0; i < bands.size(); i++) {
            assertThat(sum(bands.get(i).breakdown())).isEqualTo(sum(plainBands.get(i).breakdown()));
        }
        assertThat(Objects.requireNonNull(scoped.anatomy()).stream().mapToLong(AnatomyRow::bytes).sum())
                .isEqualTo(scoped.states().live().valueBytes());
    }

    private static StateTotals sum(List<BreakdownRow> rows) {
        return rows.stream().map(Analyses::all).reduce(StateTotals.NONE, StateTotals::plus);
    }

    static Stream<Arguments> samplesAndTenants() {
        return Samples.NAMES.stream().flatMap(sample -> Stream.of(Redaction.NONE, Redaction.FULL)
                .map(mode -> Arguments.of(sample, mode)));
    }

    @ParameterizedTest
    @MethodSource("samplesAndTenants")
    void ofOtherTenantsNothingIsInIt(String sample, Redaction mode) throws IOException {
        Named names = names(sample);
        String tenant = Objects.requireNonNull(names.plain().report().breakdown().stream()
                .filter(row -> row.namespace() != null && "secrets".equals(row.resource())).findFirst().orElseThrow()
                .namespace());
        Analysis analysis = FileAnalyzer.analyze(Samples.db(sample), options(Scope.of(List.of(tenant), mode)),
                Progress.NONE);
        Set<String> others = new TreeSet<>(names.namespaces());
        others.addAll(names.objects());
        names.keys().stream().filter(key -> key.contains("/" + tenant + "/"))
                .forEach(key -> others.remove(key.substring(key.lastIndexOf('/') + 1)));
        // Of resources he knows those that he uses; their definitions are objects that are called so.
        others.removeAll(names.plain().report().breakdown().stream()
                .filter(row -> tenant.equals(row.namespace())).map(BreakdownRow::resource).toList());
        others.remove(tenant);
        if (mode == Redaction.FULL) {
            others.add(tenant);
        }
        Set<String> leaked = words(json(analysis));
        leaked.retainAll(others);
        leaked.removeAll(WORDS);
        leaked.removeIf(BuiltInResources::contains);
        leaked.removeAll(names.mapKeys()); // A tenant's own data can be called as somebody else's object.
        assertThat(leaked).isEmpty();

        assertSameTotals(analysis.report(), names.plain().report());
        assertThat(analysis.objects()).isNotEmpty().extracting(TopKey::namespace).containsOnly(
                mode == Redaction.NONE ? tenant : "ns-1");
        assertThat(analysis.report().breakdown()).extracting(BreakdownRow::namespace).containsOnly(
                mode == Redaction.NONE ? tenant : "ns-1", "(others)", null);
        TenantShare share = Objects.requireNonNull(analysis.report().tenant());
        StateTotals own = sum(names.plain().report().breakdown().stream()
                .filter(row -> tenant.equals(row.namespace())).toList());
        assertThat(share.bytes()).isEqualTo(own.bytes());
        assertThat(share.ofNamespaces()).isEqualTo((int) names.plain().report().breakdown().stream()
                .map(BreakdownRow::namespace).filter(Objects::nonNull).distinct().count());
    }
}
