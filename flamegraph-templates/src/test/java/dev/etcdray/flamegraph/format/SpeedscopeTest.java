package dev.etcdray.flamegraph.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpeedscopeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aProfileForEachMetricAndTheChosenOneIsShown() throws IOException {
        JsonNode json = JSON.readTree(Exports.bytes(ExportFormat.SPEEDSCOPE, Exports.small(), Exports.OBJECTS));
        assertThat(json.at("/activeProfileIndex").asInt()).isEqualTo(1);
        assertThat(json.at("/profiles/0/unit").asText()).isEqualTo("bytes");
        assertThat(json.at("/profiles/0/weights").toString()).isEqualTo("[100,400,200,250,50]");
        assertThat(json.at("/profiles/0/endValue").asLong()).isEqualTo(1000);
        assertThat(json.at("/profiles/1/unit").asText()).isEqualTo("none");
        assertThat(json.at("/profiles/1/weights").toString()).isEqualTo("[1,1,1]");
        assertThat(json.at("/profiles/1/endValue").asLong()).isEqualTo(3);
    }

    /** Namespace default is one frame over both resources; the objects called web, and the one called default, are not. */
    @Test
    void framesOfOneKindAndNameAreOne() throws IOException {
        JsonNode json = JSON.readTree(Exports.bytes(ExportFormat.SPEEDSCOPE, Exports.small(), Exports.ON_DISK));
        assertThat(json.at("/shared/frames").findValuesAsText("name")).containsExactly("a.db", "pods", "default", "web",
                "default", "secrets", "web", "free");
        assertThat(json.at("/profiles/0/samples").toString()).isEqualTo("[[0],[0,1,2,3],[0,1,2,4],[0,5,2,6],[0,7]]");
    }
}
