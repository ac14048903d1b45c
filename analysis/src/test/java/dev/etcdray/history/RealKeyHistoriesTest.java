package dev.etcdray.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.lab.Bbolt;
import dev.etcdray.lab.EtcdServer;
import dev.etcdray.lab.EtcdVersion;
import dev.etcdray.lab.Etcdctl;
import dev.etcdray.lab.Gateway;
import dev.etcdray.lab.IdleFiles;
import dev.etcdray.lab.Kv;
import dev.etcdray.lab.RandomHistory;
import dev.etcdray.lab.ServerTruth;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Lives of real servers of four versions; etcdctl read at every revision says what each key's history is. */
@Tag("servers")
class RealKeyHistoriesTest {
    private static final int HISTORIES_PER_VERSION = 2;
    private static final int STEPS = 150;

    /** What the histories had in them: a check of nothing would hold too. */
    private static final Map<String, Integer> SEEN = new TreeMap<>();

    @TempDir
    private Path directory;

    /** A revision as both sides can tell it. */
    private record Told(long modRevision, boolean tombstone, long createRevision, long version, long bytes,
            long valueBytes, long lease) {

        static Told put(Kv kv) {
            return new Told(kv.modRevision(), false, kv.createRevision(), kv.version(), kv.putEntryBytes(),
                    kv.valueBytes(), kv.lease());
        }

        static Told tombstone(Kv kv) {
            return new Told(kv.modRevision(), true, 0, 0, kv.tombstoneEntryBytes(), 0, 0);
        }

        static Told of(KeyRevision r) {
            Long created = r.createRevision();
            Long version = r.version();
            String lease = r.leaseId();
            return new Told(r.modRevision(), r.state().equals("tombstone"), created == null ? 0 : created,
                    version == null ? 0 : version, r.bytes(), r.valueBytes(),
                    lease == null ? 0 : Long.parseUnsignedLong(lease));
        }
    }

    static Stream<Arguments> histories() {
        return Stream.of(EtcdVersion.values()).flatMap(version -> Stream.iterate(0, i -> i + 1)
                .limit(HISTORIES_PER_VERSION).map(i -> Arguments.of(version, 7000L + 10L * version.ordinal() + i)));
    }

    @ParameterizedTest(name = "etcd {0}, seed {1}")
    @MethodSource("histories")
    void everyKeyIsWhatEtcdctlReadsAtEveryRevision(EtcdVersion version, long seed) throws Exception {
        try (EtcdServer server = EtcdServer.start(version, directory.resolve("etcd"))) {
            RandomHistory history = new RandomHistory(seed, server);
            history.run(STEPS);
            IdleFiles files = IdleFiles.take(server, history, Etcdctl.newest(server), directory);
            Map<String, List<Told>> expected = told(Etcdctl.newest(server), files.truth());

            Set<String> entries = new HashSet<>();
            for (Map.Entry<String, List<Told>> key : expected.entrySet()) {
                KeyBytes bytes = KeyBytes.of(Base64.getDecoder().decode(key.getKey()));
                List<KeyRevision> revisions = Histories.revisions(files.snapshot(), bytes, 2);
                assertThat(revisions).extracting(Told::of).as("history of %s", bytes)
                        .containsExactlyElementsOf(key.getValue());
                assertStatesAndGenerations(revisions, key.getValue());
                revisions.forEach(r -> entries.add(HexFormat.of().toHexDigits(r.modRevision()) + "5f"
                        + HexFormat.of().toHexDigits(r.subRevision()) + (r.endsGeneration() ? "74" : "")));
                remember(revisions);
            }
            // The sub revisions, and that no revision belongs to a key that was not asked for.
            assertThat(entries).containsExactlyInAnyOrderElementsOf(
                    Bbolt.run("keys", files.copy().toString(), "key", "--format", "hex").lines().toList());
            assertPrefix(files.copy(), expected);
            remember(files.truth());
        }
    }

    /** A short life whose every step stands here: revision 1 is etcd's own, so the first put is 2. */
    @ParameterizedTest(name = "etcd {0}")
    @EnumSource
    void aLifeToldStepByStep(EtcdVersion version) throws Exception {
        try (EtcdServer server = EtcdServer.start(version, directory.resolve("etcd"))) {
            Gateway gateway = new Gateway(server);
            long lease = gateway.call("lease/grant",
                    new ObjectMapper().createObjectNode().put("TTL", "360000").put("ID", "4660")).path("ID").asLong();
            gateway.call("kv/put", Gateway.put(text("a"), text("12345"), 0));
            gateway.call("kv/put", Gateway.put(text("c"), text(""), 0));
            gateway.call("kv/txn", new Gateway.Txn().delete(Gateway.delete(text("c")))
                    .put(Gateway.put(text("b"), text("1"), 0)).put(Gateway.put(text("a"), text(""), lease)).body());
            gateway.call("kv/deleterange", Gateway.delete(text("a")));
            gateway.call("kv/put", Gateway.put(text("a"), text("12"), 0));
            Path snapshot = Etcdctl.newest(server).saveSnapshot(directory.resolve("snapshot.db"));

            // 16 of element, 17 or 18 of revision, key "a" 3, each small number 2, values 7 and 4, lease 0x1234 3.
            assertThat(Histories.revisions(snapshot, Histories.key("a"), 2)).containsExactly(
                    new KeyRevision(2, 0, 2L, 1L, "superseded", 16 + 17 + 3 + 6 + 7, 1, 5, null, null, 1, true, false,
                            0L),
                    new KeyRevision(4, 2, 2L, 2L, "superseded", 16 + 17 + 3 + 6 + 3, 1, 0, "4660", "1234", 1, false,
                            false, 0L),
                    new KeyRevision(5, 0, null, null, "tombstone", 16 + 18 + 3, 1, 0, null, null, 1, false, true, 0L),
                    new KeyRevision(6, 0, 6L, 1L, "live", 16 + 17 + 3 + 6 + 4, 1, 2, null, null, 2, true, false, 0L));
            assertThat(Histories.revisions(snapshot, Histories.key("c"), 2)).extracting(KeyRevision::modRevision)
                    .containsExactly(3L, 4L);

            Etcdctl.newest(server).run("compaction", "5", "--physical");
            Path later = Etcdctl.newest(server).saveSnapshot(directory.resolve("later.db"));
            try (KeyHistory history = Histories.reader(later, Histories.key("b"), 2).ofKey()) {
                assertThat(history.head().etcd()).isEqualTo(new HistoryHead.Etcd(6, 5));
                assertThat(history.totals().beginningMissing()).isFalse();
            }
            List<KeyRevision> left = Histories.revisions(later, Histories.key("a"), 2);
            assertThat(left.getLast().modRevision()).isEqualTo(6);
            // Since 3.4.34 and 3.5.16 etcd keeps a tombstone at the very revision that it compacts at.
            assertThat(left).hasSize(version == EtcdVersion.V3_4 ? 1 : 2);
            assertThat(left.getFirst().missingPuts()).isEqualTo(version == EtcdVersion.V3_4 ? 0L : null);
        }
    }

    /** Puts from a reading at each revision since the compaction; deletes from a watch, which alone tells the first. */
    private static Map<String, List<Told>> told(Etcdctl etcdctl, ServerTruth truth) throws Exception {
        Map<String, TreeMap<Long, Told>> told = new TreeMap<>();
        Map<String, Set<Long>> vanished = new TreeMap<>();
        Set<String> before = Set.of();
        long first = Math.max(1, truth.compactRevision());
        for (long revision = first; revision <= truth.revision(); revision++) {
            Set<String> now = new HashSet<>();
            for (Kv kv : etcdctl.allAt(revision)) {
                now.add(kv.keyBase64());
                told.computeIfAbsent(kv.keyBase64(), key -> new TreeMap<>()).put(kv.modRevision(), Told.put(kv));
            }
            for (String key : before) {
                if (!now.contains(key)) {
                    vanished.computeIfAbsent(key, gone -> new HashSet<>()).add(revision);
                }
            }
            before = now;
        }
        for (Kv kv : truth.tombstones()) {
            boolean seen = vanished.computeIfAbsent(kv.keyBase64(), key -> new HashSet<>())
                    .remove(kv.modRevision());
            assertThat(seen || kv.modRevision() == first).as("a watch and a reading tell the same of %s", kv).isTrue();
            told.computeIfAbsent(kv.keyBase64(), key -> new TreeMap<>()).put(kv.modRevision(), Told.tombstone(kv));
        }
        assertThat(vanished.values()).allSatisfy(revisions -> assertThat(revisions).isEmpty());
        Map<String, List<Told>> lists = new TreeMap<>();
        told.forEach((key, revisions) -> lists.put(key, List.copyOf(revisions.values())));
        return lists;
    }

    private static void assertStatesAndGenerations(List<KeyRevision> revisions, List<Told> told) {
        long generation = 0;
        long created = -1;
        for (int i = 0; i < told.size(); i++) {
            KeyRevision revision = revisions.get(i);
            Told one = told.get(i);
            boolean newest = i == told.size() - 1;
            // A tombstone belongs to the puts before it; alone it is what is left of a generation.
            if (one.tombstone ? i == 0 || told.get(i - 1).tombstone : one.createRevision != created) {
                generation++;
            }
            created = one.tombstone ? -1 : one.createRevision;
            assertThat(revision.state()).isEqualTo(one.tombstone ? "tombstone" : newest ? "live" : "superseded");
            assertThat(revision.generation()).isEqualTo(generation);
            assertThat(revision.beginsGeneration()).isEqualTo(!one.tombstone && one.version == 1);
            if (i > 0) {
                assertThat(revision.missingPuts()).as("what etcd keeps it keeps without gaps").isZero();
            } else if (!one.tombstone) {
                assertThat(revision.missingPuts()).isEqualTo(one.version - 1);
            }
        }
    }

    private static void assertPrefix(Path db, Map<String, List<Told>> expected) throws Exception {
        PrefixHistory history = Histories.prefix(db, "", 0);
        Histories.json(history);
        assertThat(history.rows()).hasSize(expected.size());
        for (PrefixRow row : history.rows()) {
            List<Told> told = Objects.requireNonNull(expected.get(row.keyBase64()), row.key());
            boolean live = !told.getLast().tombstone;
            assertThat(row.keyIsLive()).isEqualTo(live);
            assertThat(row.revisions()).isEqualTo(told.size());
            assertThat(row.live().bytes()).isEqualTo(live ? told.getLast().bytes : 0);
            assertThat(row.historyBytes())
                    .isEqualTo(told.stream().mapToLong(Told::bytes).sum() - row.live().bytes());
            assertThat(row.tombstone().revisions()).isEqualTo(told.stream().filter(Told::tombstone).count());
            assertThat(row.firstModRevision()).isEqualTo(told.getFirst().modRevision);
            assertThat(row.lastModRevision()).isEqualTo(told.getLast().modRevision);
        }
    }

    private static void remember(List<KeyRevision> revisions) {
        Map.of("keys", true, "several generations", revisions.getLast().generation() > 1, "deleted",
                revisions.getLast().endsGeneration(), "leases",
                revisions.stream().anyMatch(r -> r.leaseId() != null), "sub revisions",
                revisions.stream().anyMatch(r -> r.subRevision() > 0), "beginning missing",
                !Long.valueOf(0).equals(revisions.getFirst().missingPuts()))
                .forEach((what, seen) -> SEEN.merge(what, seen ? 1 : 0, Integer::sum));
    }

    private static void remember(ServerTruth truth) {
        SEEN.merge("histories", 1, Integer::sum);
        SEEN.merge("compacted histories", truth.compactRevision() > 0 ? 1 : 0, Integer::sum);
    }

    @AfterAll
    static void theHistoriesHadInThemWhatTheyAreFor(TestReporter reporter) {
        SEEN.forEach((what, count) -> reporter.publishEntry(what, Integer.toString(count)));
        if (SEEN.getOrDefault("histories", 0) == HISTORIES_PER_VERSION * EtcdVersion.values().length) {
            assertThat(SEEN.values()).as("%s", SEEN).doesNotContain(0);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
