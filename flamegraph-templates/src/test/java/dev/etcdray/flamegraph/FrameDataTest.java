package dev.etcdray.flamegraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrameDataTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void columnsHoldTheWholeTree() throws Exception {
        JsonNode columns = columns(Graphs.small());
        List<String> rows = new ArrayList<>();
        int parent = 0;
        for (int i = 0; i < columns.get("name").size(); i++) {
            parent += columns.get("parent").get(i).intValue();
            rows.add("%s<%s %s".formatted(name(columns, i), i == 0 ? "" : name(columns, parent),
                    columns.get("values").get(0).get(i)));
        }

        assertThat(rows).containsExactly("snapshot.db< 1000000", "/registry<snapshot.db 700000",
                "page overhead<snapshot.db 100000", "free pages<snapshot.db 150000", "pods</registry 400000",
                "secrets</registry 300000", "kube-system<pods 250000", "default<pods 150000", "default<secrets 300000",
                "dns-0<kube-system 150000", "dns-1<kube-system 100000", "web-0<default 90000", "default<default 60000",
                "helm-1<default 200000", "helm-2<default 100000");
        assertThat(columns.get("names")).as("each name once").hasSize(13);
        assertThat(columns.get("category").get(0).intValue()).isEqualTo(5);
    }

    @Test
    void theLargestValueIsExact() throws Exception {
        JsonNode columns = columns(
                Graphs.of(Frame.leaf("db", "free", FlameGraph.MAX_VALUE, FlameGraph.MAX_VALUE - 1, 0, 0)));

        assertThat(columns.get("values").get(0).get(0).longValue()).isEqualTo(9_007_199_254_740_992L);
        assertThat(columns.get("values").get(1).get(0).longValue()).isEqualTo(9_007_199_254_740_991L);
    }

    @Test
    void headIsPureAsciiWithoutMarkup() throws Exception {
        String head = FrameData.head(Graphs.hostile());

        assertThat(head).doesNotContain("<", ">", "&").matches("[\\x20-\\x7e]+");
        JsonNode read = JSON.readTree(head);
        assertThat(read.get("title").textValue()).isEqualTo(Graphs.HOSTILE.getFirst());
    }

    @Test
    void hostileNamesComeBackAsTheyWere() throws Exception {
        JsonNode names = columns(Graphs.hostile()).get("names");

        for (int i = 0; i < Graphs.HOSTILE.size(); i++) {
            assertThat(names.get(i).textValue()).isEqualTo(PlainText.shortened(Graphs.HOSTILE.get(i)));
        }
    }

    private static JsonNode columns(FlameGraph graph) throws Exception {
        byte[] packed = Base64.getDecoder().decode(FrameData.packed(graph));
        return JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(packed))).get("tree");
    }

    private static String name(JsonNode columns, int frame) {
        return columns.get("names").get(columns.get("name").get(frame).intValue()).textValue();
    }
}
