package dev.etcdray.report;

import dev.etcdray.breakdown.Place;
import dev.etcdray.breakdown.ValueLook;
import dev.etcdray.etcd.KeyText;
import dev.etcdray.etcd.Progress;
import dev.etcdray.etcd.StoredRevision;
import dev.etcdray.finding.LiveObject;
import dev.etcdray.finding.ObjectRule;
import dev.etcdray.kube.Encoding;
import dev.etcdray.kube.ValueHeader;
import dev.etcdray.kube.anatomy.Anatomy;
import dev.etcdray.kube.anatomy.ObjectFacts;
import dev.etcdray.kube.anatomy.ObjectReader;
import java.lang.foreign.ValueLayout;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks into live objects for everybody who asks: the anatomy, the encodings, the rules. */
final class ValueInspection implements ValueLook {
    private static final int MOST_NAMED = 5;
    private static final String HELM_TYPE = "helm.sh/release.v1";

    private final List<ObjectRule> rules;
    private final Progress progress;
    private final long hashSeed = new SecureRandom().nextLong();
    private final List<Inspector> inspectors = new ArrayList<>();

    ValueInspection(List<ObjectRule> rules, Progress progress) {
        this.rules = rules;
        this.progress = progress;
    }

    @Override
    public Visitor newVisitor() {
        Inspector inspector = new Inspector(rules.stream().map(ObjectRule::newCollector).toList(), hashSeed);
        inspectors.add(inspector);
        return inspector;
    }

    @Override
    public void progress(long done, long total) {
        progress.at(done, total);
    }

    /** All fields of all live objects. */
    Anatomy anatomy() {
        Anatomy anatomy = new Anatomy();
        inspectors.forEach(inspector -> anatomy.merge(inspector.anatomy));
        return anatomy;
    }

    /** How they are written, the most bytes first. */
    List<EncodingRow> encodings() {
        Map<Written, Sum> all = new HashMap<>();
        inspectors.forEach(inspector -> inspector.written.forEach((written, sum) -> all
                .computeIfAbsent(written, of -> new Sum()).add(sum.objects, sum.valueBytes)));
        List<EncodingRow> rows = new ArrayList<>();
        all.forEach((written, sum) -> rows.add(written.row(sum)));
        rows.sort(EncodingRow.LARGEST_FIRST);
        return rows;
    }

    /** Objects that are of an encoding but cannot be read in it, as a warning; empty if there is none. */
    List<Warning> warnings() {
        long count = inspectors.stream().mapToLong(inspector -> inspector.undecodable).sum();
        if (count == 0) {
            return List.of();
        }
        List<String> keys = inspectors.stream().flatMap(inspector -> inspector.undecodableKeys.stream()).sorted()
                .limit(MOST_NAMED).toList();
        return List.of(new Warning("undecodableValues", count + (count == 1 ? " live value" : " live values")
                + " cannot be read as what the first bytes say, and count as (undecodable): " + String.join(", ", keys)
                + (count > keys.size() ? " and " + (count - keys.size()) + " more" : "")));
    }

    /** What encodings are told apart by. */
    private record Written(String resource, Encoding encoding, @Nullable String apiVersion, @Nullable String kind,
            @Nullable String provider, @Nullable String keyName, @Nullable String payload) {

        EncodingRow row(Sum sum) {
            return new EncodingRow(resource, encoding.name().toLowerCase(Locale.ROOT), apiVersion, kind, provider,
                    keyName, payload, sum.objects, sum.valueBytes);
        }
    }

    private static final class Sum {
        private long objects;
        private long valueBytes;

        void add(long moreObjects, long moreBytes) {
            objects += moreObjects;
            valueBytes += moreBytes;
        }
    }

    /** Looks at a stretch of the file. */
    private static final class Inspector implements Visitor {
        private final List<ObjectRule.Collector> collectors;
        private final ObjectReader reader;
        private final Anatomy anatomy = new Anatomy();
        private final Map<Written, Sum> written = new HashMap<>();
        private final TreeSet<String> undecodableKeys = new TreeSet<>();
        private long undecodable;

        Inspector(List<ObjectRule.Collector> collectors, long hashSeed) {
            this.collectors = collectors;
            this.reader = new ObjectReader(hashSeed);
        }

        @Override
        public void object(Place place, StoredRevision revision) {
            String resource = place.resource() == null ? place.prefix() : place.resource();
            anatomy.add(resource, revision.value());
            ValueHeader header = ValueHeader.of(revision.value());
            ObjectFacts facts = reader.read(revision.value());
            boolean readable = header.encoding() != Encoding.ENCRYPTED && header.encoding() != Encoding.OTHER;
            if (facts == null && readable) {
                undecodable(revision);
            }
            String payload = facts != null && HELM_TYPE.equals(facts.secretType()) ? "helm" : null;
            written.computeIfAbsent(new Written(resource, header.encoding(), header.apiVersion(), header.kind(),
                    header.encryptionProvider(), header.encryptionKey(), payload), of -> new Sum())
                    .add(1, revision.value().byteSize());
            LiveObject object = new LiveObject(place, revision, header, facts);
            collectors.forEach(collector -> collector.object(object));
        }

        private void undecodable(StoredRevision revision) {
            undecodable++;
            undecodableKeys.add(KeyText.of(revision.key().toArray(ValueLayout.JAVA_BYTE)));
            if (undecodableKeys.size() > MOST_NAMED) {
                undecodableKeys.pollLast();
            }
        }
    }
}
