package dev.etcdray.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etcdray.report.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys of real Kubernetes clusters, beside what etcdctl read of them from the server. */
class SampleHistoriesTest {

    static List<String> samples() {
        return Samples.NAMES;
    }

    /** The newest revision is what etcdctl got; what is left of its generation ends there, without a gap. */
    @ParameterizedTest
    @MethodSource("samples")
    void keysWithTheMostVersions(String name) throws IOException {
        JsonNode truth = Samples.truth(name);
        boolean compacted = truth.path("compact_revision").asLong(-1) > 0
                || truth.at("/hashkv/compact_revision").asLong() > 0;
        JsonNode keys = truth.at("/live/most_versions");
        assertThat(keys).hasSizeGreaterThan(5);
        for (JsonNode key : keys) {
            List<KeyRevision> revisions = Histories.revisions(Samples.db(name),
                    Histories.key(key.path("key").asText()), 2);
            KeyRevision newest = revisions.getLast();
            assertThat(newest.state()).isEqualTo("live");
            assertThat(newest.modRevision()).isEqualTo(key.path("mod_revision").asLong());
            assertThat(newest.createRevision()).isEqualTo(key.path("create_revision").asLong());
            assertThat(newest.version()).isEqualTo(key.path("version").asLong());
            assertThat(newest.valueBytes()).isEqualTo(key.path("value_bytes").asLong());
            assertThat(newest.leaseId() == null ? "0" : newest.leaseId()).isEqualTo(key.path("lease").asText());
            List<KeyRevision> generation = revisions.stream()
                    .filter(revision -> revision.generation() == newest.generation()).toList();
            // Every put that is not left was compacted away, and each of them is counted.
            assertThat(generation.size() + missing(generation.getFirst()))
                    .isEqualTo(key.path("version").asLong());
            assertThat(generation.stream().skip(1).mapToLong(SampleHistoriesTest::missing).sum()).isZero();
            if (!compacted) {
                assertThat(generation.getFirst().beginsGeneration()).isTrue();
                assertThat(generation.getFirst().modRevision()).isEqualTo(key.path("create_revision").asLong());
            }
        }
    }

    private static long missing(KeyRevision put) {
        return Objects.requireNonNull(put.missingPuts());
    }

    /** Below /registry/ and elsewhere: together they are all live keys that etcdctl counted, with their bytes. */
    @ParameterizedTest
    @MethodSource("samples")
    void allKeys(String name) throws IOException {
        Path db = Samples.db(name);
        JsonNode total = Samples.truth(name).at("/live/total");
        PrefixHistory history = Histories.prefix(db, "", 0);

        assertThat(history.totals().liveKeys()).isEqualTo(total.path("keys").asLong());
        assertThat(history.totals().live().keyBytes()).isEqualTo(total.path("key_bytes").asLong());
        assertThat(history.totals().live().valueBytes()).isEqualTo(total.path("value_bytes").asLong());
        assertThat(history.totals().revisions()).isEqualTo(history.head().keyBucket().revisions());
        assertThat(history.totals().bytes()).isEqualTo(history.head().keyBucket().bytes());
        assertThat(Histories.json(history).path("keys")).hasSize(history.rows().size());
    }
}
