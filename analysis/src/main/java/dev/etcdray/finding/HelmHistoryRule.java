package dev.etcdray.finding;

import dev.etcdray.breakdown.Breakdown;
import dev.etcdray.breakdown.Place;
import dev.etcdray.etcd.KeyText;
import dev.etcdray.etcd.Sizes;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Revisions of Helm releases that nobody trims: Helm keeps one Secret (or ConfigMap) a revision of a release (helm,
 * pkg/storage: {@code sh.helm.release.v1.NAME.vN}; Helm 2's ConfigMaps are named {@code NAME.vN} and not looked for).
 */
final class HelmHistoryRule implements KeyRule {
    private static final byte[] MARK = "/sh.helm.release.v1.".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NAME = Pattern.compile(".*/sh\\.helm\\.release\\.v1\\.(.+)\\.v([0-9]{1,9})",
            Pattern.DOTALL);

    private final Map<Release, List<Stored>> releases = new TreeMap<>(
            Comparator.comparing(Release::namespace).thenComparing(Release::name));

    private record Release(String namespace, String name) {}

    /** One revision of a release, by its number. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Stored(int number, byte[] key, long bytes) {}

    @Override
    public String id() {
        return "helm-history";
    }

    @Override
    public boolean matches(Place place, byte[] keys, int offset, int length, boolean live, long valueBytes) {
        return live && ("secrets".equals(place.resource()) || "configmaps".equals(place.resource()))
                && isRelease(keys, offset, offset + length);
    }

    /** Whether the part behind the last slash begins as Helm's names do. */
    private static boolean isRelease(byte[] keys, int start, int end) {
        int slash = end - 1;
        while (slash >= start && keys[slash] != '/') {
            slash--;
        }
        return slash >= start && end - slash >= MARK.length
                && java.util.Arrays.equals(keys, slash, slash + MARK.length, MARK, 0, MARK.length);
    }

    @Override
    public void key(Breakdown.KeyRow row) {
        byte[] key = row.key().toArray(ValueLayout.JAVA_BYTE);
        Matcher name = NAME.matcher(KeyText.of(key));
        if (name.matches()) {
            Release release = new Release(String.valueOf(row.place().namespace()), name.group(1));
            releases.computeIfAbsent(release, of -> new ArrayList<>())
                    .add(new Stored(Integer.parseInt(name.group(2)), key, row.liveBytes()));
        }
    }

    @Override
    public List<Finding> findings(Situation situation) {
        // For helm itself, 0 is no limit.
        long keep = Math.max(1, situation.limit(Threshold.HELM_KEEP));
        TopEvidence top = new TopEvidence();
        long bytes = 0;
        long wasted = 0;
        long objects = 0;
        long surplus = 0;
        Release worst = null;
        long worstBytes = 0;
        for (Map.Entry<Release, List<Stored>> release : releases.entrySet()) {
            List<Stored> newestFirst = release.getValue();
            newestFirst.sort(Comparator.comparingInt(Stored::number).reversed());
            long ofThis = 0;
            for (int i = 0; i < newestFirst.size(); i++) {
                Stored stored = newestFirst.get(i);
                objects++;
                bytes += stored.bytes();
                if (i >= keep) {
                    surplus++;
                    ofThis += stored.bytes();
                    top.offer(stored.key(), stored.bytes(), null);
                }
            }
            wasted += ofThis;
            if (ofThis > worstBytes) {
                worstBytes = ofThis;
                worst = release.getKey();
            }
        }
        if (worst == null || !situation.matters(wasted)) {
            return List.of();
        }
        return List.of(new FindingBuilder(id()).severity(situation.bySaving(wasted)).audience(Audience.TENANT)
                .sentence("Helm keeps " + objects + " old and current versions of "
                        + Plural.of(releases.size(), "release") + " (" + Sizes.binary(bytes) + "); " + surplus
                        + " of them " + Plural.pick(surplus, "is", "are") + " beyond the newest " + keep
                        + " of their release and " + Plural.pick(surplus, "takes", "take") + " " + Sizes.binary(wasted)
                        + ", most for release " + worst.name()
                        + " in namespace " + worst.namespace() + ".")
                .bytes(bytes, Savings.deleting(wasted)).figure("releases", releases.size(), "releases")
                .figure("stored versions", objects, "objects").figure("beyond the newest", surplus, "objects").keys(top)
                .command("helm upgrade --namespace " + Shell.word(worst.namespace())
                        + " --reuse-values --history-max " + keep + " " + Shell.operand(worst.name()) + " $CHART",
                        "upgrades the release, and Helm then deletes its oldest versions: no rollback to them",
                        "none for the deleted versions; the release itself rolls back as usual")
                .confidence(Confidence.HIGH, null).build());
    }
}
