package dev.etcdray.breakdown;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrefixRowsTest {

    @Test
    void splitsAsLongAsThereIsRoom() {
        assertThat(rows(10, Map.of("/calico/ipam/v2/", 5L, "/calico/resources/", 7L, "/service/", 1L)))
                .isEqualTo(Map.of("/calico/ipam/v2/", 5L, "/calico/resources/", 7L, "/service/", 1L));
    }

    /** The largest prefix is split first; the other ones would be more than three rows then. */
    @Test
    void theLargestFirst() {
        assertThat(rows(4, Map.of("/a/1/", 50L, "/a/2/", 50L, "/b/1/", 1L, "/b/2/", 1L)))
                .isEqualTo(Map.of("/a/1/", 50L, "/a/2/", 50L, "/b/", 2L));
    }

    @Test
    void keysDirectlyInASplitPrefixAreARow() {
        assertThat(rows(10, Map.of("/a/", 3L, "/a/b/", 4L))).isEqualTo(Map.of("/a/", 3L, "/a/b/", 4L));
    }

    @Test
    void keysWithoutASlashAreTheRoot() {
        assertThat(rows(10, Map.of("", 3L, "/a/", 4L))).isEqualTo(Map.of("(root)", 3L, "/a/", 4L));
    }

    @Test
    void mergedToNothingIsCalledAllPrefixes() {
        List<Breakdown.Group> rows = new PrefixRows(1, 10).rows(tallies(Map.of("", 3L)), true);
        assertThat(rows).extracting(group -> group.place().prefix()).containsExactly("(all prefixes)");
    }

    @Test
    void whatHasNoRoomIsOneRowOfOthers() {
        assertThat(rows(3, Map.of("/a/", 9L, "/b/", 8L, "/c/", 7L, "/d/", 6L)))
                .isEqualTo(Map.of("/a/", 9L, "/b/", 8L, "... (2 others)", 13L));
    }

    @Test
    void theRootIsOneOfTheRowsThatAreLimited() {
        assertThat(rows(3, Map.of("", 1L, "/a/", 9L, "/b/", 8L, "/c/", 7L)))
                .isEqualTo(Map.of("(root)", 1L, "/a/", 9L, "... (2 others)", 15L));
    }

    /** A filter left them nothing: they must not take the room of what it let through. */
    @Test
    void emptyDirectoriesTakeNoRoom() {
        assertThat(rows(3, Map.of("/a/1/", 9L, "/a/2/", 8L, "/b/", 0L, "/c/", 0L, "/d/", 0L)))
                .isEqualTo(Map.of("/a/1/", 9L, "/a/2/", 8L));
    }

    @Test
    void bytesThatATerminalObeysAreShown() {
        assertThat(rows(3, Map.of("/\u001b[2J/", 1L))).isEqualTo(Map.of("/\\x1b[2J/", 1L));
    }

    @Test
    void rowsAreWithinTheLimitAndLoseNothing() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            Map<String, Long> directories = new LinkedHashMap<>();
            for (int i = 0; i < random.nextInt(200); i++) {
                StringBuilder directory = new StringBuilder(random.nextBoolean() ? "/" : "");
                for (int level = random.nextInt(5); level > 0; level--) {
                    directory.append(random.nextInt(1 + random.nextInt(9))).append('/');
                }
                directories.put(directory.toString(), random.nextLong(100));
            }
            int limit = 3 + random.nextInt(40);
            Map<String, Long> rows = rows(limit, directories);
            assertThat(rows).hasSizeLessThanOrEqualTo(limit);
            assertThat(rows.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(directories.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private static Map<String, Long> rows(int limit, Map<String, Long> directories) {
        Map<String, Long> rows = new TreeMap<>();
        new PrefixRows(1, limit).rows(tallies(directories), false).forEach(
                group -> assertThat(rows.put(group.place().prefix(), group.sums().bytes())).isNull());
        return rows;
    }

    private static Map<String, Tally> tallies(Map<String, Long> bytes) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        bytes.forEach((directory, size) -> {
            Tally tally = new Tally(new Place(null, null, null, directory), 1);
            if (size > 0) {
                tally.add(0, RevisionState.SUPERSEDED, size, 0, 0);
            }
            tallies.put(directory, tally);
        });
        return tallies;
    }
}
