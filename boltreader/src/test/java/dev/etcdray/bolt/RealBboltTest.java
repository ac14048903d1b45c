package dev.etcdray.bolt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.bolt.check.FaultSink;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Everything that the real bbolt library says of files that it wrote, against what this reader says of them. */
@Tag("servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealBboltTest {
    private static final HexFormat HEX = HexFormat.of();

    private List<Boltgen.Case> cases = List.of();

    @BeforeAll
    void generate(@TempDir Path directory) throws IOException, InterruptedException {
        cases = Boltgen.cases(directory);
    }

    Stream<Boltgen.Case> cases() {
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meta(Boltgen.Case given) throws IOException {
        JsonNode oracle = given.oracle();
        try (PageSource source = FilePageSource.open(given.file())) {
            BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
            Meta meta = database.meta();
            assertThat(database.brokenMetas()).isEmpty();
            assertThat(database.fileBytes()).isEqualTo(oracle.path("fileBytes").asLong());
            assertThat(meta.pageSizeBytes()).isEqualTo(oracle.path("pageSize").asInt());
            assertThat(meta.highWaterPage()).isEqualTo(oracle.path("highWaterPgid").asLong());
            assertThat(meta.txid()).isEqualTo(oracle.path("txid").asLong());
            // bbolt does not tell the slot: the oracle takes it from the txid's parity. tx.WriteTo, which makes
            // snapshots, puts the newer meta in page 0 whatever the parity.
            boolean snapshot = meta.usedBytes() + 32 == database.fileBytes();
            assertThat(meta.slot()).isEqualTo(snapshot ? 0 : oracle.path("activeMeta").asInt());
            assertThat(meta.rootPage()).isEqualTo(oracle.path("rootPgid").asLong());
            assertThat(meta.hasFreelist()).isEqualTo(oracle.path("freelistPersisted").asBoolean());
            assertThat(meta.freelistPage()).isEqualTo(oracle.path("freelistPgid").asLong(-1));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ownerOfEachPage(Boltgen.Case given) throws IOException {
        JsonNode oracle = given.oracle();
        assertThat(oracle.path("check")).as("bbolt's own check").isEmpty();
        try (PageSource source = FilePageSource.open(given.file())) {
            BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
            PageUse[] expected = new PageUse[Math.toIntExact(database.meta().highWaterPage())];
            PageUse free = database.meta().hasFreelist() ? PageUse.FREE : PageUse.UNREACHED;
            List<Long> freeIds = new ArrayList<>();
            for (JsonNode run : oracle.path("freeRuns")) {
                for (int page = run.path(0).asInt(); page < run.path(0).asInt() + run.path(1).asInt(); page++) {
                    expected[page] = free;
                    freeIds.add((long) page);
                }
            }
            assertThat(freeIds).hasSize(oracle.path("freePages").asInt());
            for (JsonNode page : oracle.path("pages")) {
                PageUse use = PageUse.valueOf(page.path("type").asText().toUpperCase(Locale.ROOT));
                int id = page.path("id").asInt();
                Arrays.fill(expected, id, id + 1 + page.path("overflow").asInt(), use);
            }
            PageMap map = database.pageMap();
            assertThat(Stream.iterate(0L, page -> page + 1).limit(map.size()).map(map::use)).containsExactly(expected);
            try (PageReader reader = database.newReader()) {
                Freelist freelist = database.freelist(reader, database.newPageMap());
                if (database.meta().hasFreelist()) {
                    assertThat(Objects.requireNonNull(freelist).ids().sorted().boxed()).isEqualTo(freeIds);
                } else {
                    assertThat(freelist).isNull();
                }
                for (JsonNode page : oracle.path("pages")) {
                    if (!page.path("type").asText().equals("meta")) {
                        Page read = Objects.requireNonNull(reader.read(page.path("id").asLong()));
                        assertThat(read.count()).isEqualTo(page.path("count").asInt());
                        assertThat(read.overflow()).isEqualTo(page.path("overflow").asLong());
                        assertThat(read.type().name()).isEqualToIgnoringCase(page.path("type").asText());
                    }
                }
            }
        }
    }

    /** The oracle lists buckets depth-first in key order, and so does this walk, with a stack of its own. */
    @ParameterizedTest
    @MethodSource("cases")
    void bucketsAndEntries(Boltgen.Case given) throws IOException {
        try (PageSource source = FilePageSource.open(given.file())) {
            BoltDatabase database = BoltDatabase.open(source, FaultSink.strict());
            PageMap map = database.newPageMap();
            try (PageReader reader = database.newReader()) {
                ArrayDeque<Tree> stack = new ArrayDeque<>();
                stack.push(database.rootTree(reader, map));
                for (JsonNode oracle : given.oracle().path("buckets")) {
                    Tree tree = stack.pop();
                    List<Bucket> below = new ArrayList<>();
                    checkBucket(oracle, tree, reader, below);
                    for (Bucket bucket : below.reversed()) {
                        stack.push(tree.child(bucket, reader, map));
                    }
                }
                assertThat(stack).as("buckets that the oracle does not know").isEmpty();
            }
        }
    }

    private static void checkBucket(JsonNode oracle, Tree tree, PageReader reader, List<Bucket> below)
            throws IOException {
        Bucket bucket = tree.bucket();
        List<String> path = new ArrayList<>();
        for (Bucket at = bucket; at.parent() != null; at = Objects.requireNonNull(at.parent())) {
            path.addFirst(describe(at.name()));
        }
        assertThat(path).isEqualTo(oracle.path("path").valueStream().map(RealBboltTest::describe).toList());
        assertThat(bucket.rootPage()).isEqualTo(oracle.path("rootPgid").asLong());
        assertThat(bucket.isInline()).isEqualTo(oracle.path("inline").asBoolean());
        assertThat(Long.toUnsignedString(bucket.sequence())).isEqualTo(oracle.path("sequence").asText());

        LeafCursor cursor = new LeafCursor(tree, reader);
        MessageDigest forward = sha256();
        List<String> entries = new ArrayList<>();
        while (cursor.next()) {
            digest(forward, cursor);
            boolean nested = cursor.page().isBucket();
            entries.add(describe(CursorModel.key(cursor)) + (nested ? "/" : "=" + describe(value(cursor))));
            if (nested) {
                below.add(Objects.requireNonNull(cursor.bucket()));
            }
        }
        assertThat(entries).isEqualTo(oracle.path("entries").valueStream().map(entry -> describe(entry.path("key"))
                + (entry.path("bucket").asBoolean() ? "/" : "=" + describe(entry.path("value")))).toList());
        assertThat(HEX.formatHex(forward.digest())).isEqualTo(oracle.path("forwardSha256").asText());

        MessageDigest reverse = sha256();
        while (cursor.previous()) {
            digest(reverse, cursor);
        }
        assertThat(HEX.formatHex(reverse.digest())).isEqualTo(oracle.path("reverseSha256").asText());

        assertThat(oracle.path("seeks").size()).isGreaterThanOrEqualTo(3);
        for (JsonNode seek : oracle.path("seeks")) {
            boolean found = cursor.seek(HEX.parseHex(seek.path("key").asText()));
            String expected = seek.path("found").isNull() ? null : describe(seek.path("found"));
            assertThat(found ? describe(CursorModel.key(cursor)) : null).as(seek.toString()).isEqualTo(expected);
        }
    }

    private static byte[] value(LeafCursor cursor) {
        return cursor.value().toArray(ValueLayout.JAVA_BYTE);
    }

    /** As dev/boltgen digests: key length, key, value length, value; ffffffff and no value for a bucket. */
    private static void digest(MessageDigest digest, LeafCursor cursor) {
        byte[] key = CursorModel.key(cursor);
        digest.update(ByteBuffer.allocate(4).putInt(key.length).flip());
        digest.update(key);
        byte[] value = cursor.page().isBucket() ? new byte[0] : value(cursor);
        digest.update(ByteBuffer.allocate(4).putInt(cursor.page().isBucket() ? -1 : value.length).flip());
        digest.update(value);
    }

    /** Length, and the bytes as hex up to 64 of them, their SHA-256 from there on: what the oracle holds. */
    private static String describe(byte[] bytes) {
        return bytes.length + ":" + HEX.formatHex(bytes.length <= 64 ? bytes : sha256().digest(bytes));
    }

    private static String describe(JsonNode bytes) {
        return bytes.path("length").asInt() + ":" + bytes.path(bytes.has("hex") ? "hex" : "sha256").asText();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
