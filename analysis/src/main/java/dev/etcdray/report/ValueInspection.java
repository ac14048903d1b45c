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
import dev.etcdray.kube.anatomy.BuiltInKinds;
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
    /** Any place outside Kubernetes: there are as many as directories, and they are shown as one. */
    private static final Place OUTSIDE = new Place(null, null, null, "");
    private static final String HELM_TYPE = "helm.sh/release.v1";

    private final List<ObjectRule> rules;
    private final ShownNames names;
    private final Progress progress;
    private final long hashSeed = new SecureRandom().nextLong();
    private final List<Inspector> inspectors = new ArrayList<>();

    ValueInspection(List<ObjectRule> rules, ShownNames names, Progress progress) {
        this.rules = rules;
        this.names = names;
        this.progress = progress;
    }

    @Override
    public Visitor newVisitor() {
        Inspector inspector = new Inspector(rules.stream().map(ObjectRule::newCollector).toList(), names, hashSeed);
        inspectors.add(inspector);
        return inspector;
    }

    @Override
    public void progress(long done, long total) {
        progress.at(done, total);
    }

    /** All fields of all live objects; those of others are a row each resource. */
    Anatomy anatomy(ScopedBreakdown scoped) {
        Anatomy anatomy = new Anatomy();
        for (Inspector inspector : inspectors) {
            anatomy.merge(inspector.anatomy);
            inspector.others.forEach((place, sum) -> anatomy.addWhole(resource(scoped.place(place)), "others",
                    sum.objects, sum.valueBytes));
        }
        return anatomy;
    }

    /** When revisions were written, as far as objects tell. */
    TimeAxis timeAxis() {
        TimePoints points = new TimePoints();
        inspectors.forEach(inspector -> points.addAll(inspector.times));
        return points.axis();
    }

    private static String resource(Place place) {
        String resource = place.resource();
        return resource == null ? place.prefix() : resource;
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
        /** Objects that may not be looked into. */
        private final Map<Place, Sum> others = new HashMap<>();
        private final TimePoints times = new TimePoints();
        private final ShownNames names;
        private final TreeSet<String> undecodableKeys = new TreeSet<>();
        private long undecodable;

        Inspector(List<ObjectRule.Collector> collectors, ShownNames names, long hashSeed) {
            this.collectors = collectors;
            this.names = names;
            this.reader = new ObjectReader(hashSeed);
        }

        @Override
        public void object(Place found, StoredRevision stored) {
            ValueHeader header = ValueHeader.of(stored.value());
            ObjectFacts facts = reader.read(stored.value());
            times.add(stored, facts);
            if (!names.sees(found)) {
                others.computeIfAbsent(found.isKubernetes() ? found : OUTSIDE, of -> new Sum())
                        .add(1, stored.value().byteSize());
                return;
            }
            Place place = names.place(found);
            StoredRevision revision = names.revision(found, stored);
            String resource = resource(place);
            anatomy.add(resource, revision.value());
            boolean readable = header.encoding() != Encoding.ENCRYPTED && header.encoding() != Encoding.OTHER;
            if (facts == null && readable) {
                undecodable(revision);
            }
            String payload = facts != null && HELM_TYPE.equals(facts.secretType()) ? "helm" : null;
            written.computeIfAbsent(written(resource, header, payload), of -> new Sum())
                    .add(1, revision.value().byteSize());
            LiveObject object = new LiveObject(place, revision, header,
                    facts == null || names.hidden() == null ? facts : facts.withoutDataKeys());
            collectors.forEach(collector -> collector.object(object));
        }

        private Written written(String resource, ValueHeader header, @Nullable String payload) {
            HiddenNames hidden = names.hidden();
            String provider = header.encryptionProvider();
            String keyName = header.encryptionKey();
            if (hidden == null) {
                return new Written(resource, header.encoding(), header.apiVersion(), header.kind(), provider, keyName,
                        payload);
            }
            boolean builtIn = BuiltInKinds.contains(header.apiVersion(), header.kind());
            return new Written(resource, header.encoding(),
                    builtIn ? header.apiVersion() : hidden.other("group", header.apiVersion()),
                    builtIn ? header.kind() : hidden.other("kind", header.kind()), hidden.provider(provider),
                    hidden.other("key", keyName), payload);
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
