package dev.etcdray.report;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.BreakdownMapper;
import dev.etcdray.breakdown.Place;
import dev.etcdray.finding.View;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the pass found, as a scope lets it be seen. */
final class ScopedBreakdown {
    private final Scope scope;
    private final ShownNames names;
    private final UnaryOperator<Place> places;
    private final Breakdown shown;
    private final Breakdown own;
    private final @Nullable TenantShare tenant;

    /**
     * After the pass.
     *
     * @param found its lists of keys hold those alone that may be named
     * @throws UnknownNamespaceException if the scope is for a namespace that has nothing here
     */
    ScopedBreakdown(Breakdown found, Scope scope, ShownNames names) throws UnknownNamespaceException {
        this.scope = scope;
        this.names = names;
        OthersView others = scope.isOfTenants() ? new OthersView(found.groups(), names::sees) : null;
        this.places = place -> names.place(others == null ? place : others.place(place));
        BreakdownMapper mapper = new BreakdownMapper(places, names::key, this::kind);
        this.tenant = scope.isOfTenants()
                ? new TenantShares(found).of(scope.tenants(), this::namespace)
                : null;
        this.shown = scope.isOfTenants() || scope.isRedacted() ? mapper.map(found) : found;
        this.own = scope.isOfTenants() ? mapper.map(BreakdownMapper.only(found, names::sees)) : shown;
    }

    /** All, under the names that it may have. */
    Breakdown shown() {
        return shown;
    }

    /** What is the tenants' alone, as if there were nothing else. */
    Breakdown own() {
        return own;
    }

    boolean isOfTenants() {
        return scope.isOfTenants();
    }

    /** What the tenants have, null when it is for all. */
    @Nullable
    TenantShare tenant() {
        return tenant;
    }

    /** What a place is shown as. */
    Place place(Place place) {
        return places.apply(place);
    }

    View viewOfAll() {
        return new View(null, scope.isRedacted());
    }

    View viewOfOwn() {
        List<String> tenants = scope.tenants();
        return new View(tenants.size() == 1 ? "namespace " + namespace(tenants.getFirst()) : "these namespaces",
                scope.isRedacted());
    }

    private String namespace(String namespace) {
        HiddenNames hidden = names.hidden();
        return hidden == null ? namespace : hidden.namespace(namespace);
    }

    /** A kind can be named after somebody as well as a resource can. */
    private String kind(Place place, String kind) {
        HiddenNames hidden = names.hidden();
        if (!names.sees(place) && !HiddenNames.isKindOfAll(kind)) {
            return OthersView.OTHERS;
        }
        return hidden == null ? kind : hidden.kind(kind);
    }
}
