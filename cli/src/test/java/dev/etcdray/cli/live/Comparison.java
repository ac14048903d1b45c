package dev.etcdray.cli.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etcdray.cli.Run;
import dev.etcdray.lab.EtcdServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what we say of a live member to what we say of a snapshot that etcdctl takes of it. Every snapshot makes a member
 * commit, which moves some pages. So etcdctl takes one before us and one behind us: where these two say the same, the
 * member was at rest, and what we say has to be that.
 */
final class Comparison {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 5;
    private static final List<String> FROM_PLACES = List.of("inUseAfterCompaction", "dbSizeAfterCompaction",
            "returnedByDefragOnly");
    private static final Pattern PAGE_DATA = Pattern
            .compile("id=\"graph-(?:head|frames)\"[^>]*>([^<]+)<");

    private final Access access;
    private final EtcdServer member;
    private final Path directory;

    /** What is compared. */
    private interface Saying {
        JsonNode of(Path file) throws IOException;
    }

    private interface LiveSaying {
        JsonNode get() throws IOException;
    }

    /** @param directory for snapshots */
    Comparison(Access access, EtcdServer member, Path directory) {
        this.access = access;
        this.member = member;
        this.directory = directory;
    }

    /** Everything but where it came from, and what depends on where free pages are. */
    void analyze(String... options) throws Exception {
        holds(() -> withoutPlaces(withoutSource(access.json(live("analyze", options)))),
                file -> withoutPlaces(withoutSource(Access.jsonOf(file, "analyze", options))));
    }

    /** Everything but where it came from: of a member, and of the very bytes that it sent. */
    void analyzeKept(String... options) throws Exception {
        Path kept = directory.resolve("same.db");
        List<String> all = new ArrayList<>(List.of("--keep", kept.toString()));
        all.addAll(List.of(options));
        JsonNode ours = withoutSource(access.json(live("analyze", all.toArray(new String[0]))));
        assertThat(Differences.of(withoutSource(Access.jsonOf(kept, "analyze", options)), ours)).isEmpty();
        Files.delete(kept);
    }

    /** The revisions of a key, or of the keys below a prefix. */
    void history(String key, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(key));
        words.addAll(List.of(options));
        String[] all = words.toArray(new String[0]);
        holds(() -> withoutSource(access.json(live("history", all))),
                file -> withoutSource(Access.jsonOf(file, "history", all)));
    }

    /** All data of the page. */
    void flamegraph() throws Exception {
        holds(() -> page(access.run(live("flamegraph", "-o", "-"))),
                file -> page(Run.in(Map.of(), "flamegraph", file, "-o", "-")));
    }

    private Object[] live(String command, String... options) {
        List<Object> all = new ArrayList<>(List.of(command, "--from", member.name()));
        all.addAll(List.of(options));
        return all.toArray();
    }

    private void holds(LiveSaying live, Saying ofFile) throws Exception {
        for (int attempt = 1;; attempt++) {
            JsonNode before = ofFile.of(access.snapshot(member, directory.resolve("before.db")));
            JsonNode ours = live.get();
            JsonNode behind = ofFile.of(access.snapshot(member, directory.resolve("behind.db")));
            if (before.equals(behind)) {
                assertThat(Differences.of(before, ours)).as("%s of %s", access, member).isEmpty();
                return;
            }
            assertThat(attempt).as("%s stays at rest: %s", member, Differences.of(before, behind)).isLessThan(ATTEMPTS);
        }
    }

    private static ObjectNode withoutSource(JsonNode report) {
        assertThat(report.path("source").isObject()).isTrue();
        return ((ObjectNode) report).without("source");
    }

    /** A compaction writes to the first free pages, and each commit moves some. */
    private static ObjectNode withoutPlaces(ObjectNode report) {
        assertThat(report.path("reclaim").isObject()).isTrue();
        ((ObjectNode) report.path("reclaim")).remove(FROM_PLACES);
        return report;
    }

    /** Head and frames, without the title and the name of the frame at the bottom: both name the source. */
    private static JsonNode page(Run run) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isZero();
        Matcher data = PAGE_DATA.matcher(run.out());
        assertThat(data.find()).isTrue();
        ObjectNode head = (ObjectNode) JSON.readTree(data.group(1));
        head.remove("title");
        assertThat(data.find()).isTrue();
        ObjectNode frames = (ObjectNode) JSON.readTree(unpacked(data.group(1)));
        ((ArrayNode) frames.at("/tree/names")).set(0, "source");
        return JSON.createArrayNode().add(head).add(frames);
    }

    private static String unpacked(String base64) throws IOException {
        byte[] packed = Base64.getMimeDecoder().decode(base64);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
