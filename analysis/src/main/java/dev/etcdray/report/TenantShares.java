package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.RevisionState;
import dev.etcdray.breakdown.Sums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Adds up namespaces and ranks them. */
final class TenantShares {
    private final Map<String, Sums> namespaces = new HashMap<>();
    private final boolean history;
    private final long allBytes;

    TenantShares(Breakdown found) {
        for (Breakdown.Group group : found.groups()) {
            String namespace = group.place().namespace();
            if (namespace != null) {
                namespaces.computeIfAbsent(namespace, name -> new Sums()).add(group.sums());
            }
        }
        this.history = found.coverage().history();
        this.allBytes = found.totals().bytes();
    }

    /** @throws UnknownNamespaceException if there is nothing in one of them */
    TenantShare of(List<String> tenants, UnaryOperator<String> shownAs) throws UnknownNamespaceException {
        Sums all = new Sums();
        List<TenantShare.Namespace> rows = new ArrayList<>();
        for (String tenant : tenants) {
            Sums sums = namespaces.get(tenant);
            if (sums == null) {
                throw new UnknownNamespaceException(tenant, namespaces.keySet());
            }
            all.add(sums);
            rows.add(new TenantShare.Namespace(shownAs.apply(tenant), sums.revisions(RevisionState.LIVE), sums.bytes(),
                    sums.bytes(RevisionState.LIVE), history(sums), share(sums), rank(sums)));
        }
        rows.sort(Comparator.comparingLong(TenantShare.Namespace::bytes).reversed()
                .thenComparing(TenantShare.Namespace::namespace));
        return new TenantShare(rows, namespaces.size(), all.revisions(RevisionState.LIVE), all.bytes(),
                all.bytes(RevisionState.LIVE), history(all), share(all));
    }

    private int rank(Sums sums) {
        return 1 + Math.toIntExact(namespaces.values().stream().filter(other -> other.bytes() > sums.bytes()).count());
    }

    private @Nullable Long history(Sums sums) {
        return history ? sums.bytes() - sums.bytes(RevisionState.LIVE) : null;
    }

    private double share(Sums sums) {
        return allBytes == 0 ? 0 : (double) sums.bytes() / allBytes;
    }
}
