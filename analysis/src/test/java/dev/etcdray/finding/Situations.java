package dev.etcdray.finding;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.FakeFeed;
import dev.etcdray.breakdown.Pass;
import dev.etcdray.breakdown.PassOptions;
import dev.etcdray.breakdown.Place;
import dev.etcdray.breakdown.RowFilter;
import dev.etcdray.breakdown.ValueLook;
import dev.etcdray.etcd.EtcdFacts;
import dev.etcdray.etcd.LeaseIds;
import dev.etcdray.etcd.PageAccount;
import dev.etcdray.kube.KubeKeys;
import dev.etcdray.kube.ValueHeader;
import dev.etcdray.kube.anatomy.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes what one rule sees: revisions with any bytes, through the real pass, and whatever else it compares. */
final class Situations {
    private final List<FakeFeed.Revision> revisions = new ArrayList<>();
    private final Map<Threshold, Long> limits = new EnumMap<>(Threshold.class);
    private RowFilter filter = RowFilter.ALL;
    private @Nullable PageAccount pages;
    private @Nullable Sight sight;
    private @Nullable Long quota;
    private Situation.@Nullable Outlook outlook;
    private EtcdFacts facts = facts(null, null, List.of());
    private long head;
    private int workers = 2;

    /** A put whose entry takes so many bytes. */
    Situations put(String key, long entryBytes) {
        return put(key, entryBytes, "{}");
    }

    Situations put(String key, long entryBytes, String value) {
        head++;
        revisions.add(new FakeFeed.Revision(head, false, key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8), entryBytes, 0, 1));
        return this;
    }

    Situations puts(String key, int times, long entryBytes) {
        for (int i = 0; i < times; i++) {
            put(key, entryBytes);
        }
        return this;
    }

    Situations delete(String key, long entryBytes) {
        head++;
        revisions.add(new FakeFeed.Revision(head, true, key.getBytes(StandardCharsets.UTF_8), new byte[0], entryBytes,
                0, 0));
        return this;
    }

    Situations limit(Threshold threshold, long value) {
        limits.put(threshold, value);
        return this;
    }

    Situations namespace(String namespace) {
        filter = new RowFilter(null, namespace, null);
        return this;
    }

    /** A file of these sizes, else empty. */
    Situations pages(long dbSizeBytes, long freeBytes, long slackBytes) {
        pages = new PageAccount(dbSizeBytes, dbSizeBytes, dbSizeBytes - freeBytes, Map.of(), 0, slackBytes, 0, 0, 0,
                freeBytes, 0, 0, 0, 0);
        return this;
    }

    Situations quota(long bytes) {
        quota = bytes;
        return this;
    }

    Situations outlook(long freedBytes, long dbSizeAfterDefragBytes) {
        outlook = new Situation.Outlook(head, freedBytes, dbSizeAfterDefragBytes);
        return this;
    }

    Situations compacted(@Nullable Long scheduled, @Nullable Long finished) {
        facts = facts(scheduled, finished, List.of());
        return this;
    }

    Situations alarm(long memberId, String type) {
        facts = facts(null, null, List.of(new EtcdFacts.Alarm(memberId, type)));
        return this;
    }

    /** A paged range, whose member tells only this. */
    Situations range(@Nullable List<EtcdFacts.Alarm> alarms, @Nullable Long dbSizeBytes) {
        sight = Sight.ofMember(alarms, dbSizeBytes);
        return this;
    }

    Situations revision(long revision) {
        head = revision;
        return this;
    }

    Situations workers(int number) {
        workers = number;
        return this;
    }

    private static EtcdFacts facts(@Nullable Long scheduled, @Nullable Long finished, List<EtcdFacts.Alarm> alarms) {
        return new EtcdFacts(scheduled, finished, null, null, 0, new LeaseIds(), null, List.of(), alarms, List.of());
    }

    /** What a rule finds here. */
    List<Finding> found(Rule rule) {
        return found(thresholds -> rule);
    }

    List<Finding> found(Function<Thresholds, Rule> rules) {
        Thresholds thresholds = new Thresholds(limits);
        Rule rule = rules.apply(thresholds);
        Situation situation = situation(rule, thresholds);
        return Findings.of(List.of(rule), situation, true).findings();
    }

    /** Why a rule did not run here, null if it did. */
    @Nullable
    String notRun(Rule rule) {
        Situation situation = situation(rule, new Thresholds(limits));
        return Findings.of(List.of(rule), situation, true).notRun().stream().map(Findings.NotRun::reason).findFirst()
                .orElse(null);
    }

    private Situation situation(Rule rule, Thresholds thresholds) {
        Sight seen = sight;
        if (seen == null) {
            seen = new Sight(facts, pages, facts.alarms(), pages == null ? null : pages.dbSizeBytes());
        }
        return new Situation(breakdown(rule), seen, head, quota, outlook, thresholds);
    }

    private Breakdown breakdown(Rule rule) {
        PassOptions options = new PassOptions(workers, 8, new KubeKeys(KubeKeys.DEFAULT_PREFIXES), filter, 100, 0,
                false, false, null, rule instanceof KeyRule look ? List.of(look) : List.of(),
                rule instanceof ObjectRule values ? look(values) : null);
        try {
            return Pass.run(new FakeFeed(revisions, 3, sight == null), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the program itself shows live objects to its rules. */
    private static ValueLook look(ObjectRule rule) {
        return () -> {
            ObjectRule.Collector collector = rule.newCollector();
            ObjectReader reader = new ObjectReader(1);
            return (Place place, dev.etcdray.etcd.StoredRevision revision) -> collector.object(new LiveObject(place,
                    revision, ValueHeader.of(revision.value()), reader.read(revision.value())));
        };
    }
}
