package dev.etcdray.flamegraph.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etcdray.flamegraph.Frame;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NcduTest {

    @Test
    void framesAreDirectoriesAndFiles() throws IOException {
        assertThat(Exports.text(ExportFormat.NCDU, Exports.small())).isEqualToIgnoringNewLines(
                """
                        [1,1,{"progname":"etcdray"},[{"name":"a.db"},{"name":"(of its own)","asize":100,"dsize":100},
                        [{"name":"pods"},[{"name":"default"},{"name":"web","asize":400,"dsize":400},
                        {"name":"default","asize":200,"dsize":200}]],
                        [{"name":"secrets"},[{"name":"default"},{"name":"web","asize":250,"dsize":250}]],
                        {"name":"free","asize":50,"dsize":50}]]
                        """);
    }

    @Test
    void namesAreThoseOfFilesAndOnceInADirectory() throws IOException {
        Frame root = Frame.sum("/", "work",
                List.of(Frame.leaf("/registry", "work", 1, 0), Frame.leaf("..", "work", 1, 0),
                        Frame.leaf("a", "work", 1, 0), new Frame("a", "work", "namespace", new long[]{1, 0}, List.of()),
                        Frame.leaf("nothing", "work", 0, 0)));
        JsonNode json = new ObjectMapper().readTree(Exports.text(ExportFormat.NCDU, Exports.of(root)));
        assertThat(json.path(3).findValuesAsText("name")).containsExactly("∕", "∕registry", "(..)", "a", "a (2)");
        JsonNode hostile = new ObjectMapper().readTree(Exports.text(ExportFormat.NCDU, Exports.hostile()));
        assertThat(hostile.path(3).findValuesAsText("name")).hasSize(1 + 3 * Exports.HOSTILE.size())
                .allMatch(name -> name.chars().noneMatch(c -> c < ' ' || c == '/' || c == 0x7f));
    }

    @Test
    void aNumberOfObjectsIsNoSize() {
        assertThatThrownBy(() -> Exports.bytes(ExportFormat.NCDU, Exports.small(), Exports.OBJECTS))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("no metric \"objects\" for NCDU");
    }
}
