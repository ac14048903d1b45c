package dev.etcdray.finding;

import dev.etcdray.etcd.EtcdFacts;
import dev.etcdray.etcd.PageAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an etcd beside its keys; null is unknown.
 *
 * @param facts what etcd keeps about itself in its small buckets
 * @param pages where the file's bytes are
 * @param alarms alarms raised
 * @param dbSizeBytes what etcd compares with its quota
 */
public record Sight(@Nullable EtcdFacts facts, @Nullable PageAccount pages, @Nullable List<EtcdFacts.Alarm> alarms,
        @Nullable Long dbSizeBytes) {

    /** Copies the list. */
    public Sight {
        alarms = alarms == null ? null : List.copyOf(alarms);
    }

    /** Of a whole file. */
    public static Sight ofFile(EtcdFacts facts, PageAccount pages) {
        return new Sight(facts, pages, facts.alarms(), pages.dbSizeBytes());
    }

    /** Of what a member tells, without its file. */
    public static Sight ofMember(@Nullable List<EtcdFacts.Alarm> alarms, @Nullable Long dbSizeBytes) {
        return new Sight(null, null, alarms, dbSizeBytes);
    }
}
