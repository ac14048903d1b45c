package dev.etcdray.report;

import dev.etcdray.etcd.EtcdVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to analyse and how.
 *
 * @param top length of each list of extreme keys, and of the table of {@code by}; 0 = all rows of the table
 * @param bands number of revision bands
 * @param workers threads
 * @param filters what narrows the tables
 * @param registryPrefixes key prefixes of kube-apiservers beside the known ones
 * @param by dimensions of the one table, empty for none
 * @param namedObjects how many keys, largest first by bytes of all their revisions, are named in
 *        {@link Analysis#objects}
 * @param checkTrailer whether to compute the SHA-256 of a saved snapshot and compare it
 * @param diagnosis what to say beyond where the bytes are, null for nothing
 * @param scope what may be named
 */
public record AnalyzeOptions(int top, int bands, int workers, Filters filters, List<String> registryPrefixes,
        List<Dimension> by, int namedObjects, boolean checkTrailer, @Nullable Diagnosis diagnosis,
        Scope scope) {

    /** Filters that let everything through. */
    public static final Filters NO_FILTERS = new Filters(null, null, null);

    private static final Set<Dimension> WITH_KEY = EnumSet.of(Dimension.KEY, Dimension.RESOURCE, Dimension.NAMESPACE,
            Dimension.PREFIX, Dimension.STATE, Dimension.BUCKET);

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if dimensions are asked for that cannot go together
     */
    public AnalyzeOptions {
        if (scope.isOfTenants() && !filters.equals(NO_FILTERS)) {
            throw new IllegalArgumentException("a report for some namespaces has no other filters");
        }
        if (by.contains(Dimension.KEY) && !WITH_KEY.containsAll(by)) {
            throw new IllegalArgumentException("key goes with resource, namespace, prefix, state and bucket only");
        }
        if (by.contains(Dimension.KIND) && (by.contains(Dimension.REVISION) || by.contains(Dimension.LEASE))) {
            throw new IllegalArgumentException("kind does not go with revision or lease");
        }
        registryPrefixes = List.copyOf(registryPrefixes);
        by = List.copyOf(by);
    }

    /** Everything may be named; throws what the other one throws. */
    public AnalyzeOptions(int top, int bands, int workers, Filters filters, List<String> registryPrefixes,
            List<Dimension> by, int namedObjects, boolean checkTrailer, @Nullable Diagnosis diagnosis) {
        this(top, bands, workers, filters, registryPrefixes, by, namedObjects, checkTrailer, diagnosis, Scope.ALL);
    }

    /** The same in a scope; throws what the constructor throws. */
    public AnalyzeOptions withScope(Scope other) {
        return new AnalyzeOptions(top, bands, workers, filters, registryPrefixes, by, namedObjects, checkTrailer,
                diagnosis, other);
    }

    /** 10 top keys, 64 bands, a worker a processor, no filter. */
    public static AnalyzeOptions defaults() {
        return new AnalyzeOptions(10, 64, Runtime.getRuntime().availableProcessors(), NO_FILTERS, List.of(), List.of(),
                0, true, Diagnosis.standard());
    }

    /** The same with what a member tells; see {@link Diagnosis#withServer}. */
    public AnalyzeOptions withServer(@Nullable EtcdVersion version, @Nullable Long quotaBytes) {
        return diagnosis == null
                ? this
                : new AnalyzeOptions(top, bands, workers, filters, registryPrefixes, by, namedObjects, checkTrailer,
                        diagnosis.withServer(version, quotaBytes), scope);
    }

    /** Whether any filter is set. */
    public boolean isFiltered() {
        return !filters.equals(NO_FILTERS);
    }

    /** The filters for a report: null when none is set. */
    @Nullable
    Filters filtersOrNull() {
        return isFiltered() ? filters : null;
    }
}
