package dev.etcdray.cli.history;

import dev.etcdray.cli.text.Section;
import dev.etcdray.etcd.EarlyLeaves;
import dev.etcdray.etcd.Progress;
import dev.etcdray.history.HistoryOptions;
import dev.etcdray.history.HistoryReader;
import dev.etcdray.history.KeyBytes;
import dev.etcdray.history.KeyHistory;
import dev.etcdray.report.LiveMember;
import dev.etcdray.report.LiveSource;
import dev.etcdray.report.SourceInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A history from a member says so, and nothing of a file. */
class LiveHistorySectionsTest {
    private static final String MEMBER = "live from 127.0.0.1:2379 (member m1, leader, etcd 3.6.16)";

    @Test
    void headingsNameTheMember() throws IOException {
        String key = "/registry/namespaces/kube-system";
        try (KeyHistory history = reader(key).ofKey()) {
            assertSaid(HistorySections.of(history, 0), MEMBER + ": history of key " + key);
        }
        assertSaid(PrefixSections.of(reader("/registry/").ofPrefix(3)),
                MEMBER + ": history of the keys that start with /registry/");
    }

    /** The revision is what samples/k8s-small.truth.json has from etcdctl. */
    private static void assertSaid(List<Section> sections, String heading) {
        assertThat(sections.getFirst().heading()).isEqualTo(heading);
        assertThat(sections.getLast().notes()).contains("the member is at revision 1054, never compacted");
        assertThat(sections)
                .allSatisfy(section -> assertThat(section.notes()).noneMatch(note -> note.contains("file")));
    }

    private static HistoryReader reader(String key) {
        Path file = Path.of(Objects.requireNonNull(System.getProperty("etcdray.root")), "samples", "k8s-small.db");
        LiveMember member = LiveMember.of(1, "m1", "3.6.16", true, false, null, null, 1054);
        return new HistoryReader(
                SourceInput.ofLive(file, new LiveSource("127.0.0.1:2379", member, null), EarlyLeaves.NONE),
                new HistoryOptions(KeyBytes.of(key.getBytes(StandardCharsets.UTF_8)), 1, List.of(), true),
                Progress.NONE);
    }
}
