package dev.etcdray.breakdown;

import dev.etcdray.etcd.LiveKey;
import dev.etcdray.etcd.RangeFeed;
import dev.etcdray.etcd.RangeSpool;
import dev.etcdray.etcd.RevisionFeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A range gives each live key once, in the order of keys. The pass says of it what it says of the same keys in the order
 * of their revisions, as a file has them: nothing hangs on the order, also where the newest decides.
 */
class RangeOrderTest {
    @TempDir
    private Path directory;
    private Path file = Path.of("");

    @BeforeEach
    void makeFile() throws IOException {
        file = Files.createFile(directory.resolve("spool"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keysInAnyOrderGiveWhatTheirRevisionsInOrderGive(long seed) throws IOException {
        List<LiveKey> byRevision = live(seed);
        List<LiveKey> byKey = new ArrayList<>(byRevision);
        byKey.sort((a, b) -> Arrays.compareUnsigned(a.key(), b.key()));
        List<LiveKey> shuffled = new ArrayList<>(byRevision);
        Collections.shuffle(shuffled, new Random(seed));
        String expected = text(new FakeFeed(byRevision.stream().map(RangeOrderTest::revision).toList(), 37), 1);

        // Something must hang on the order, or nothing is shown here: equally large keys, newest first.
        assertThat(byRevision.stream().map(LiveKey::entryBytes).distinct().count()).isLessThan(byRevision.size());
        for (List<LiveKey> order : List.of(byRevision, byKey, shuffled, byKey.reversed())) {
            for (int workers : new int[]{1, 2, 3, 5}) {
                try (RangeSpool spool = LiveKey.spool(file, order)) {
                    assertThat(text(spool.feed(byRevision.getLast().modRevision()), workers)).isEqualTo(expected);
                }
            }
        }
    }

    /** All but what the sources let us see, which differs. */
    private static String text(RevisionFeed feed, int workers) throws IOException {
        String text = Passes.text(Pass.run(feed, Passes.options(workers)));
        return text.substring(text.indexOf('\n'));
    }

    @Test
    void theNewestValueTellsTheGroupWhateverComesLast() throws IOException {
        List<LiveKey> keys = List.of(robot("web/a", 5, "old.k8s.io"), robot("db/b", 9, "new.k8s.io"),
                robot("web/c", 7, "old.k8s.io"));
        for (List<LiveKey> order : List.of(keys, keys.reversed(), List.of(keys.get(1), keys.get(0), keys.get(2)))) {
            try (RangeSpool spool = LiveKey.spool(file, order)) {
                assertThat(Passes.rows(Passes.run(spool.feed(9)))).containsOnlyKeys("robots.new.k8s.io in web",
                        "robots.new.k8s.io in db");
            }
        }
    }

    @Test
    void ofEquallyLargeKeysTheNewestAreChosen() throws IOException {
        List<LiveKey> keys = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            keys.add(new LiveKey(bytes("/x/k" + (10 + i)), 1, 2 + (i * 37 % 50), 1, bytes("same"), 0));
        }
        try (RangeSpool spool = LiveKey.spool(file, keys)) {
            assertThat(Passes.run(spool.feed(51)).largest()).extracting(Breakdown.KeyRow::modRevision)
                    .containsExactly(51L, 50L, 49L, 48L, 47L, 46L, 45L, 44L, 43L, 42L);
        }
    }

    @Test
    void aKeyThatComesTwiceIsNoRange() throws IOException {
        List<LiveKey> keys = new ArrayList<>(live(5));
        keys.set(3, new LiveKey(bytes("/x/tw\u0007ice"), 1, 1, 1, new byte[0], 0));
        keys.add(keys.get(3));
        try (RangeSpool spool = LiveKey.spool(file, keys)) {
            RangeFeed feed = spool.feed(1_000_000);
            assertThatThrownBy(() -> Passes.run(feed)).isInstanceOf(IOException.class).hasMessage(
                    "key /x/tw\\x07ice came twice in a range, where each comes once: its pages overlap");
        }
    }

    /** The live keys of a history, oldest first, each with a revision of its own. */
    private static List<LiveKey> live(long seed) {
        Map<String, FakeFeed.Revision> newest = new LinkedHashMap<>();
        for (FakeFeed.Revision revision : RandomHistory.of(seed, 5000)) {
            newest.remove(revision.keyText());
            newest.put(revision.keyText(), revision);
        }
        List<LiveKey> live = new ArrayList<>();
        for (FakeFeed.Revision revision : newest.values()) {
            if (!revision.tombstone()) {
                // Equal lengths are wanted, as the newer of two equal keys comes first.
                byte[] value = Arrays.copyOf(revision.value(), revision.value().length / 64 * 64);
                long main = 2L + live.size();
                live.add(new LiveKey(revision.key(), main, main, 1, value, revision.lease()));
            }
        }
        return live;
    }

    private static FakeFeed.Revision revision(LiveKey key) {
        return new FakeFeed.Revision(key.modRevision(), false, key.key(), key.value(), key.entryBytes(), key.lease(),
                key.version());
    }

    private static LiveKey robot(String name, long modRevision, String group) {
        return new LiveKey(bytes("/registry/robots/" + name), 1, modRevision, 1,
                bytes("{\"apiVersion\":\"" + group + "/v1\",\"kind\":\"Robot\"}"), 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
