package dev.etcdray.report;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of an etcd a report may name. Totals are those of the whole etcd under any scope; places that may not be told
 * apart are added up.
 */
public final class Scope {
    /** Everything, as it is. */
    public static final Scope ALL = new Scope(List.of(), Redaction.NONE, null);

    private final List<String> tenants;
    private final Redaction redaction;
    private final byte @Nullable [] key;

    private Scope(List<String> tenants, Redaction redaction, byte @Nullable [] key) {
        this.tenants = tenants;
        this.redaction = redaction;
        this.key = key;
    }

    /**
     * A scope.
     *
     * @param tenants namespaces that the report is for, others are "(others)"; empty for all
     * @param redaction which names are replaced, those of the tenants as well
     */
    public static Scope of(List<String> tenants, Redaction redaction) {
        return new Scope(List.copyOf(new TreeSet<>(tenants)), redaction, null);
    }

    /** The same with a key for its hashes, where a test has to know it; without, each run makes one and forgets it. */
    public Scope withKey(byte[] secret) {
        return new Scope(tenants, redaction, secret.clone());
    }

    /** The namespaces that the report is for, by name; empty for all. */
    public List<String> tenants() {
        return tenants;
    }

    /** Which names are replaced. */
    public Redaction redaction() {
        return redaction;
    }

    /** Whether it is for some namespaces alone. */
    public boolean isOfTenants() {
        return !tenants.isEmpty();
    }

    /** Whether names are replaced. */
    public boolean isRedacted() {
        return redaction != Redaction.NONE;
    }

    byte @Nullable [] key() {
        return key == null ? null : key.clone();
    }
}
