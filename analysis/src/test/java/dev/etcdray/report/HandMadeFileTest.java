package dev.etcdray.report;

import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.etcd.EtcdBytes;
import dev.etcdray.etcd.EtcdBytes.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static dev.etcdray.etcd.EtcdBytes.PAGE;
import static dev.etcdray.etcd.EtcdBytes.bucket;
import static dev.etcdray.etcd.EtcdBytes.bytes;
import static dev.etcdray.etcd.EtcdBytes.delete;
import static dev.etcdray.etcd.EtcdBytes.entry;
import static dev.etcdray.etcd.EtcdBytes.inlineBucket;
import static dev.etcdray.etcd.EtcdBytes.keyValue;
import static dev.etcdray.etcd.EtcdBytes.put;
import static dev.etcdray.etcd.EtcdBytes.revision;
import static dev.etcdray.etcd.EtcdBytes.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** Files that etcd does not write, laid out by hand: what each byte is follows from the layout. */
@Timeout(60)
class HandMadeFileTest {
    private static final Entry A1 = put(1, "a", "first");
    private static final Entry B = put(2, "b", "value");
    private static final Entry A2 = put(3, "a", "second one");
    private static final Entry NO_B = delete(4, "b");

    @TempDir
    private Path directory;

    @Test
    void pagesOfBucketKey() throws IOException {
        AnalyzeReport report = analyze(new EtcdBytes(6).leaf(2, bucket("key", 3)).leaf(3, A1, B, A2, NO_B));

        assertStates(report);
        assertThat(Analyses.entries(report, "key", null)).isEqualTo(bucket("key", 3).bytes());
        assertThat(Analyses.part(report, "leafPageHeaders")).isEqualTo(2L * 16);
        assertThat(Analyses.part(report, "freePages")).isEqualTo(2L * PAGE);
        assertThat(report.warnings()).isEmpty();
    }

    /** The whole of an inline bucket stands in its element: what is no revision is the bucket's own. */
    @Test
    void inlineBucketKey() throws IOException {
        Entry key = inlineBucket("key", A1, B, A2, NO_B);
        AnalyzeReport report = analyze(new EtcdBytes(3).leaf(2, key));

        assertStates(report);
        assertThat(Analyses.entries(report, "key", null))
                .isEqualTo(key.bytes() - bytes(List.of(A1, B, A2, NO_B)));
        assertThat(Analyses.part(report, "leafPageHeaders")).isEqualTo(16);
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void emptyBucketKey() throws IOException {
        for (EtcdBytes file : List.of(new EtcdBytes(4).leaf(2, bucket("key", 3)).leaf(3),
                new EtcdBytes(3).leaf(2, inlineBucket("key")))) {
            AnalyzeReport report = analyze(file);

            assertThat(report.objects()).isZero();
            assertThat(report.breakdown()).isEmpty();
            assertThat(report.warnings()).isEmpty();
        }
    }

    @Test
    void noBucketKey() throws IOException {
        AnalyzeReport report = analyze(new EtcdBytes(3).leaf(2, inlineBucket("v1", entry("x", text("y"))),
                entry("loose", text("entry"))));

        assertThat(report.warnings()).extracting(Warning::code).containsExactly("notEtcd");
        assertThat(Analyses.entries(report, "", null)).isEqualTo(entry("loose", text("entry")).bytes());
        assertThat(Analyses.all(report.states())).isEqualTo(StateTotals.NONE);
    }

    @Test
    void entriesThatAreNoRevisions() throws IOException {
        List<Entry> broken = List.of(new Entry(0, revision(-1, 0, false), keyValue(text("k"), text("v"), 0)),
                new Entry(0, revision(5, 0, false), new byte[]{0x0a, 0x7f}), new Entry(0, text("what"), text("ever")));
        List<Entry> all = new ArrayList<>(List.of(A1, B, A2, NO_B));
        all.addAll(broken);
        AnalyzeReport report = analyze(new EtcdBytes(4).leaf(2, bucket("key", 3)).leaf(3, all.toArray(new Entry[0])));

        assertStates(report);
        assertThat(Analyses.entries(report, "key", null)).isEqualTo(bucket("key", 3).bytes() + bytes(broken));
        assertThat(report.warnings()).extracting(Warning::code).containsExactly("undecodableEntries",
                "forecastImpossible");
        assertThat(report.warnings().getFirst().message()).contains(": 3 entries of bucket \"key\"");
    }

    /** etcd makes no buckets inside bucket key; here are an inline one, one with pages, and one inside that. */
    @Test
    void bucketsInsideBucketKey() throws IOException {
        Entry inline = inlineBucket("inline", entry("x", text("y")));
        Entry outer = bucket("outer", 4);
        Entry inner = bucket("inner", 5);
        Entry leaf = entry("in", text("side"));
        AnalyzeReport report = analyze(
                new EtcdBytes(6).leaf(2, bucket("key", 3)).leaf(3, A1, B, A2, NO_B, inline, outer)
                        .leaf(4, inner).leaf(5, leaf));

        assertStates(report);
        assertThat(Analyses.entries(report, "key", null))
                .isEqualTo(bytes(List.of(bucket("key", 3), inline, outer, inner, leaf)));
        assertThat(Analyses.part(report, "leafPageHeaders")).isEqualTo(4L * 16);
        assertThat(Analyses.part(report, "freePages")).isZero();
    }

    @Test
    void bucketsInsideAnInlineBucketKey() throws IOException {
        Entry leaf = entry("in", text("side"));
        Entry key = inlineBucket("key", A1, B, A2, NO_B, inlineBucket("inline", bucket("outer", 3)));
        AnalyzeReport report = analyze(new EtcdBytes(4).leaf(2, key).leaf(3, leaf));

        assertStates(report);
        assertThat(Analyses.entries(report, "key", null))
                .isEqualTo(key.bytes() - bytes(List.of(A1, B, A2, NO_B)) + leaf.bytes());
        assertThat(Analyses.part(report, "freePages")).isZero();
    }

    @Test
    void keysOfAllSizes() throws IOException {
        String long5 = "n".repeat(5 << 20);
        AnalyzeReport report = analyze(new EtcdBytes(2000).leaf(2, bucket("key", 3)).leaf(3, put(1, "", "empty"),
                put(2, long5, "v"), put(3, "/not utf-8 \u00ff/x", "v")));

        assertThat(report.objects()).isEqualTo(3);
        assertThat(report.states().live().keyBytes()).isEqualTo(long5.length() + 14);
        assertThat(report.breakdown()).extracting(BreakdownRow::prefix).containsExactly("(root)",
                "/not utf-8 \\xff/");
        assertThat(report.topKeys().largest().getFirst().key()).isEqualTo(long5);
        assertThat(report.topKeys().largest()).extracting(TopKey::keyBase64).contains("");
    }

    /** A delete marker with a value stored in it: it has none all the same. */
    @Test
    void tombstoneWithAValue() throws IOException {
        Entry marked = new Entry(0, revision(1, 0, true), keyValue(text("k"), text("value"), 0));
        AnalyzeReport report = analyze(new EtcdBytes(4).leaf(2, bucket("key", 3)).leaf(3, marked));

        assertThat(report.states().tombstone()).isEqualTo(new StateTotals(1, marked.bytes(), 1, 0));
        assertThat(report.topKeys().mostHistory()).singleElement()
                .satisfies(key -> assertThat(key.valueBytes()).isZero());
    }

    /** Key a was written twice; key b once, and then deleted. */
    @Test
    void historyOfAKeyIsOfTwoKinds() throws IOException {
        AnalyzeReport report = analyze(new EtcdBytes(4).leaf(2, bucket("key", 3)).leaf(3, A1, B, A2, NO_B));

        assertThat(Objects.requireNonNull(report.topKeys().mostHistory()))
                .extracting(TopKey::name, TopKey::supersededBytes, TopKey::tombstoneBytes, TopKey::historyBytes)
                .containsExactlyInAnyOrder(tuple("a", A1.bytes(), 0L, A1.bytes()),
                        tuple("b", B.bytes(), NO_B.bytes(), B.bytes() + NO_B.bytes()));
    }

    @Test
    void revisionsOutOfOrderDoNotStopIt() throws IOException {
        AnalyzeReport report = analyze(new EtcdBytes(4).leaf(2, bucket("key", 3)).leaf(3,
                put(Long.MAX_VALUE, "a", "x"), put(1, "b", "x")));

        assertThat(report.objects()).isEqualTo(2);
        assertThat(Objects.requireNonNull(report.revisionBands())).extracting(RevisionBand::to)
                .endsWith(Long.MAX_VALUE);
    }

    /** Seen in the field: the freelist lists pages that a tree uses. The data is all there and is shown. */
    @Test
    void freelistThatListsPagesOfBucketKey() throws IOException {
        Entry big = put(1, "a", "x".repeat(9000));
        for (long listed : new long[]{3, 4, 5}) {
            AnalyzeReport report = analyze(new EtcdBytes(9).leaf(2, bucket("key", 3)).leaf(3, big).freelist(6, 7,
                    listed));

            assertThat(report.objects()).isEqualTo(1);
            assertThat(report.warnings()).extracting(Warning::code).containsExactly("freelistBroken");
            assertThat(Analyses.part(report, "freePages")).isEqualTo(2L * PAGE);
            assertThat(Analyses.part(report, "freelist")).isEqualTo(PAGE);
        }
    }

    @Test
    void freelistThatLacksAPage() throws IOException {
        AnalyzeReport report = analyze(new EtcdBytes(7).leaf(2, bucket("key", 3)).leaf(3, A1).freelist(4, 5));

        assertThat(Analyses.part(report, "freePages")).isEqualTo(PAGE);
        assertThat(Analyses.part(report, "unreachablePages")).isEqualTo(PAGE);
        assertThat(Analyses.file(report).inUseBytes()).isEqualTo(6L * PAGE);
        assertThat(report.warnings()).isEmpty();
    }

    /** Elements that share their bytes: a page of 4 KiB could name a thousand keys of 4 KiB each. */
    @Test
    void elementsThatOverlap() {
        Entry big = put(1, "k".repeat(3000), "v");
        Entry empty = new Entry(0, new byte[0], new byte[0]);
        // The second element is made to show what the first one holds.
        EtcdBytes file = new EtcdBytes(4).leaf(2, bucket("key", 3)).leaf(3, big, empty);
        int second = 3 * PAGE + 16 + 16;
        file.u32(second + 4, 16).u32(second + 8, big.key().length).u32(second + 12, big.value().length);

        assertThatThrownBy(() -> analyze(file)).isInstanceOf(CorruptDatabaseException.class)
                .hasMessageContaining("page 3, offset 12288: elements, keys and values of a leaf: expected at most"
                        + " 4080 bytes, found " + 2 * big.bytes() + " bytes: some share their bytes");
    }

    @Test
    void bucketNamesThatATerminalWouldObey() throws IOException {
        AnalyzeReport report = analyze(new EtcdBytes(3).leaf(2, inlineBucket("\u001b[2J"), inlineBucket("\u00ff")));

        assertThat(Analyses.file(report).parts()).extracting(FileBreakdown.Part::bucket).contains("\\x1b[2J", "\\xff");
    }

    private static void assertStates(AnalyzeReport report) {
        assertThat(report.states()).isEqualTo(new States(new StateTotals(1, A2.bytes(), 1, 10),
                new StateTotals(2, A1.bytes() + B.bytes(), 2, 10), new StateTotals(1, NO_B.bytes(), 1, 0)));
        assertThat(Analyses.entries(report, "key", "live")).isEqualTo(A2.bytes());
        assertThat(Analyses.entries(report, "key", "superseded")).isEqualTo(A1.bytes() + B.bytes());
        assertThat(Analyses.entries(report, "key", "tombstone")).isEqualTo(NO_B.bytes());
    }

    private AnalyzeReport analyze(EtcdBytes bytes) throws IOException {
        byte[] content = bytes.toBytes();
        AnalyzeReport report = Analyses.of(Files.write(directory.resolve("hand.db"), content));
        assertThat(Analyses.sumOfParts(report)).isEqualTo(content.length);
        assertThat(Analyses.part(report, "unattributed")).isZero();
        return report;
    }
}
