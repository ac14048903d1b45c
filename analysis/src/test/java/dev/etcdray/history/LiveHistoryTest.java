package dev.etcdray.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.bolt.check.CorruptDatabaseException;
import dev.etcdray.etcd.EarlyLeaves;
import dev.etcdray.etcd.Progress;
import dev.etcdray.report.LiveMember;
import dev.etcdray.report.LiveSource;
import dev.etcdray.report.Samples;
import dev.etcdray.report.SourceInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The history of what a member sent is that of the file, and messages name the member. */
class LiveHistoryTest {
    private static final KeyBytes NAMESPACE = Histories.key("/registry/namespaces/kube-system");
    private static final String NAME = "member m2 (127.0.0.1:2379)";

    @TempDir
    private Path directory;

    @Test
    void itIsThatOfTheFileButForTheSource() throws IOException {
        Path file = Samples.db("k8s-small");
        try (KeyHistory ofFile = Histories.reader(file, NAMESPACE, 2).ofKey();
                KeyHistory ofLive = live(file, NAMESPACE).ofKey()) {
            assertSame(Histories.json(ofFile, 0), Histories.json(ofLive, 0));
        }
        KeyBytes prefix = Histories.key("/registry/");
        assertSame(Histories.json(Histories.prefix(file, "/registry/", 5)),
                Histories.json(live(file, prefix).ofPrefix(5)));
    }

    private static void assertSame(JsonNode file, JsonNode live) {
        JsonNode source = live.path("source");
        assertThat(source.path("kind").asText()).isEqualTo("live");
        assertThat(source.path("path").isNull()).isTrue();
        assertThat(source.path("endpoint").asText()).isEqualTo("127.0.0.1:2379");
        assertThat(source.path("member").path("name").asText()).isEqualTo("m2");
        assertThat(source.path("txid")).isEqualTo(file.path("source").path("txid"));
        ((ObjectNode) file).remove("source");
        ((ObjectNode) live).remove("source");
        assertThat(live).isEqualTo(file);
    }

    @Test
    void whatIsNotThereIsNotThereOnTheMember() {
        assertThatThrownBy(() -> live(Samples.db("k8s-small"), Histories.key("zzzzzz")).ofKey())
                .isInstanceOf(KeyNotFoundException.class)
                .hasMessageStartingWith(NAME + ": there is no revision of key 'zzzzzz'");
    }

    @Test
    void damageAndWarningsNameTheMember() throws IOException {
        byte[] snapshot = Files.readAllBytes(Samples.db("k8s-small"));
        snapshot[snapshot.length - 1] ^= 1;
        Path wrong = Files.write(directory.resolve("wrong"), snapshot);
        assertThat(live(wrong, Histories.key("/registry/")).ofPrefix(1).warnings()).singleElement()
                .satisfies(warning -> assertThat(warning.message()).startsWith(NAME + ": the SHA-256"));
        Path text = Files.writeString(directory.resolve("text"), "no db".repeat(4000));
        assertThatThrownBy(() -> live(text, NAMESPACE).ofKey()).isInstanceOf(CorruptDatabaseException.class)
                .hasMessageStartingWith(NAME + ": ");
    }

    private static HistoryReader live(Path file, KeyBytes key) {
        LiveMember member = LiveMember.of(1, "m2", "3.6.16", true, false, null, null, 7);
        return new HistoryReader(
                SourceInput.ofLive(file, new LiveSource("127.0.0.1:2379", member, null), EarlyLeaves.NONE),
                new HistoryOptions(key, 2, List.of(), true), Progress.NONE);
    }
}
