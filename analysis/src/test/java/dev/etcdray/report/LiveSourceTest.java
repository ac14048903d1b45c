package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.etcd.EarlyLeaves;
import dev.etcdray.etcd.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a member sent is analysed as any file, and is called by the member's name. */
class LiveSourceTest {
    private static final LiveMember MEMBER = LiveMember.of(Ranges.MEMBER_ID, "m2", "3.6.16", false, false, 4096L, null,
            7);
    private static final LiveSource LIVE = new LiveSource(Ranges.ENDPOINT, MEMBER, null);
    private static final String NAME = "member m2 (127.0.0.1:2379)";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = "kept.db")
    @NullSource
    void itsReportIsThatOfTheFileButForTheSource(@Nullable String kept) throws IOException {
        Path snapshot = Samples.db("k8s-small");
        ObjectNode file = (ObjectNode) Answer.of(snapshot);
        LiveSource live = new LiveSource(Ranges.ENDPOINT, MEMBER, kept == null ? null : Path.of(kept));
        ObjectNode answer = (ObjectNode) analyze(snapshot, live);
        JsonNode source = answer.path("source");

        assertThat(source.path("kind").asText()).isEqualTo("live");
        assertThat(source.path("path").textValue()).isEqualTo(kept);
        assertThat(source.path("endpoint").asText()).isEqualTo("127.0.0.1:2379");
        assertThat(source.path("memberId").asText()).isEqualTo("9372538179322589801");
        assertThat(source.path("member").toString()).isEqualTo("{\"id\":\"9372538179322589801\",\"idHex\":"
                + "\"8211f1d0f64f3269\",\"name\":\"m2\",\"version\":\"3.6.16\",\"leader\":false,\"learner\":false,"
                + "\"dbSizeBytes\":4096,\"inUseBytes\":null,\"revision\":7}");
        for (String same : new String[]{"fileBytes", "pageSize", "highWaterPages", "txid", "trailer", "ranges",
            "changedWhileReading"}) {
            assertThat(source.path(same)).as(same).isEqualTo(file.path("source").path(same));
        }
        assertThat(source.path("trailer").asText()).isEqualTo("ok");
        file.remove("source");
        answer.remove("source");
        // What is simulated differs from run to run.
        ((ObjectNode) file.path("reclaim")).removeAll();
        ((ObjectNode) answer.path("reclaim")).removeAll();
        assertThat(answer).isEqualTo(file);
    }

    @Test
    void whatIsSaidOfItNamesTheMember() throws IOException {
        byte[] snapshot = Files.readAllBytes(Samples.db("k8s-small"));
        snapshot[snapshot.length - 1] ^= 1; // The last byte of the SHA-256.
        Path file = Files.write(directory.resolve("stream"), snapshot);
        JsonNode answer = analyze(file, LIVE);
        assertThat(answer.path("warnings").path(0).path("message").asText())
                .startsWith(NAME + ": the SHA-256 at its end is not that of the bytes before it");
        assertThat(answer.toString()).doesNotContain(directory.toString());
    }

    @Test
    void damageNamesTheMember() throws IOException {
        byte[] snapshot = Files.readAllBytes(Samples.db("k8s-small"));
        Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(snapshot, snapshot.length / 2));
        Path text = Files.writeString(directory.resolve("text"), "no db".repeat(4000));
        for (Path file : new Path[]{cut, text}) {
            assertThatThrownBy(() -> analyze(file, LIVE)).isInstanceOf(CorruptDatabaseException.class)
                    .hasMessageStartingWith(NAME + ": ").message().doesNotContain(directory.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            m2 | false | false | m2               | follower
            m2 | true  | false | m2               | leader
            '' | false | true  | 8211f1d0f64f3269 | learner
            -  | false | false | 8211f1d0f64f3269 | follower
            """)
    void aMemberIsCalledByItsNameOrByItsId(@Nullable String name, boolean leader,
            boolean learner, String label, String role) {
        LiveMember member = LiveMember.of(Ranges.MEMBER_ID, name, "3.7.3", leader, learner, null, null, 1);
        assertThat(member.label()).isEqualTo(label);
        assertThat(member.role()).isEqualTo(role);
    }

    private static JsonNode analyze(Path file, LiveSource live) throws IOException {
        return Answer.of(FileAnalyzer
                .analyze(SourceInput.ofLive(file, live, EarlyLeaves.NONE), AnalyzeOptions.defaults(), Progress.NONE)
                .report());
    }
}
