package dev.etcdray.breakdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OtherDirectoriesTest {
    private static final int LIMIT = 50;

    @Test
    void asDeepAsThereIsRoom() {
        OtherDirectories directories = new OtherDirectories(1, 3);
        for (String directory : List.of("/a/x/1/", "/a/x/2/", "/a/y/1/")) {
            directories.id(directory);
        }
        assertThat(directories.byDirectory()).containsOnlyKeys("/a/x/1/", "/a/x/2/", "/a/y/1/");

        directories.id("/b/");
        assertThat(directories.depth()).isEqualTo(2);
        assertThat(directories.byDirectory()).containsOnlyKeys("/a/x/", "/a/y/", "/b/");
    }

    @Test
    void oneForAllWhenEvenTheFirstComponentsAreTooMany() {
        OtherDirectories directories = new OtherDirectories(1, 2);
        for (String directory : List.of("a/", "b/", "c/", "")) {
            directories.id(directory);
        }
        assertThat(directories.depth()).isZero();
        assertThat(directories.byDirectory()).containsOnlyKeys("");
    }

    /** Ids were given before directories were merged, twice; what is added through them then is not lost. */
    @Test
    void idsStayGood() {
        OtherDirectories directories = new OtherDirectories(1, 4);
        int deep = directories.id("/a/b/c/");
        directories.tally(deep).add(0, RevisionState.LIVE, 1, 0, 0);
        for (int i = 0; i < 5; i++) {
            directories.tally(directories.id("/a/b/d" + i + "/")).add(0, RevisionState.LIVE, 10, 0, 0);
        }
        assertThat(directories.depth()).isEqualTo(2);
        directories.tally(deep).add(0, RevisionState.LIVE, 100, 0, 0);
        for (int i = 0; i < 5; i++) {
            directories.tally(directories.id("/a/e" + i + "/")).add(0, RevisionState.LIVE, 1000, 0, 0);
        }
        assertThat(directories.depth()).isEqualTo(1);
        directories.tally(deep).add(0, RevisionState.LIVE, 10_000, 0, 0);

        assertThat(bytes(directories)).isEqualTo(Map.of("/a/", 15_151L));
    }

    /** Whatever the order, and however many workers had which part: the deepest level with at most LIMIT names. */
    @Test
    void orderAndWorkersDoNotMatter() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            Map<String, Long> sizes = randomDirectories(random);
            Map<String, Long> expected = model(sizes);
            for (int workers = 1; workers <= 4; workers++) {
                assertThat(bytes(merged(sizes, workers, random))).isEqualTo(expected);
            }
        }
    }

    private static OtherDirectories merged(Map<String, Long> sizes, int workers, Random random) {
        List<OtherDirectories> parts = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            parts.add(new OtherDirectories(1, LIMIT));
        }
        List<String> order = new ArrayList<>(sizes.keySet());
        Collections.shuffle(order, random);
        for (String directory : order) {
            OtherDirectories part = parts.get(random.nextInt(workers));
            part.tally(part.id(directory)).add(0, RevisionState.LIVE, Objects.requireNonNull(sizes.get(directory)), 0,
                    0);
        }
        OtherDirectories all = new OtherDirectories(1, LIMIT);
        parts.forEach(all::addAll);
        return all;
    }

    private static Map<String, Long> randomDirectories(Random random) {
        Map<String, Long> sizes = new TreeMap<>();
        int names = 1 + random.nextInt(6);
        for (int i = 0; i < random.nextInt(300); i++) {
            StringBuilder directory = new StringBuilder(random.nextBoolean() ? "/" : "");
            for (int level = random.nextInt(20); level > 0; level--) {
                directory.append((char) ('a' + random.nextInt(names))).append('/');
            }
            sizes.put(directory.toString(), 1 + random.nextLong(1000));
        }
        return sizes;
    }

    /** From the definition: the largest depth up to 16 at which no more than LIMIT names are different. */
    private static Map<String, Long> model(Map<String, Long> sizes) {
        for (int depth = 16;; depth--) {
            int at = depth;
            TreeSet<String> names = new TreeSet<>();
            sizes.keySet().forEach(directory -> names.add(first(directory, at)));
            if (names.size() <= LIMIT || depth == 0) {
                Map<String, Long> sums = new TreeMap<>();
                sizes.forEach((directory, bytes) -> sums.merge(first(directory, at), bytes, Long::sum));
                return sums;
            }
        }
    }

    private static String first(String directory, int components) {
        if (components == 0) {
            return "";
        }
        String lead = directory.startsWith("/") ? "/" : "";
        String[] parts = directory.substring(lead.length()).split("(?<=/)");
        return lead + String.join("", List.of(parts).subList(0, Math.min(components, parts.length)));
    }

    private static Map<String, Long> bytes(OtherDirectories directories) {
        Map<String, Long> bytes = new TreeMap<>();
        directories.byDirectory().forEach((name, tally) -> bytes.put(name, tally.sums().bytes()));
        return bytes;
    }
}
