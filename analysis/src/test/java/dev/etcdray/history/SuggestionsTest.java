package dev.etcdray.history;

import dev.etcdray.etcd.EtcdBytes.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.etcdray.history.HistoryBytes.put;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys that are not there: one sentence with what may have been meant. */
@Timeout(60)
class SuggestionsTest {
    private static final List<String> KEYS = List.of("/registry/pods/web/nginx-0", "/registry/pods/web/nginx-1",
            "/registry/pods/web/nginx-2", "/registry/pods/web/nginx-3", "/registry/minions/worker-7",
            "/registry/deployments/web/nginx", "/registry/services/specs/web/nginx", "/registry/configmaps/web/other",
            "/calico/x", "\u00ff\u00fe/strange");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            pods/web/nginx-2             | '/registry/pods/web/nginx-2'
            nodes/worker-7               | '/registry/minions/worker-7'
            minions/worker-7             | '/registry/minions/worker-7'
            deployments/web/nginx        | '/registry/deployments/web/nginx'
            deployments.apps/web/nginx   | '/registry/deployments/web/nginx'
            services/web/nginx           | '/registry/services/specs/web/nginx'
            /registry/pods/wbe/nginx-3   | '/registry/pods/web/nginx-3'
            /registry/minions/worker-    | '/registry/minions/worker-7'
            /registry/configmaps/other   | '/registry/configmaps/web/other'
            """)
    void theNearestComesFirst(String wanted, String suggestion) throws IOException {
        assertThatThrownBy(() -> Histories.reader(db(), Histories.key(wanted), 2).ofKey())
                .isInstanceOf(KeyNotFoundException.class)
                .hasMessageContaining(": there is no revision of key '" + wanted + "'; did you mean " + suggestion);
    }

    @Test
    void atMostThree() throws IOException {
        Path file = db();
        assertThatThrownBy(() -> Histories.reader(file, Histories.key("/registry/pods/web/nginx-9"), 2).ofKey())
                .hasMessage(file + ": there is no revision of key '/registry/pods/web/nginx-9'; did you mean"
                        + " '/registry/pods/web/nginx-0' or '/registry/pods/web/nginx-1' or"
                        + " '/registry/pods/web/nginx-2'?");
    }

    @Test
    void nothingIsNearWhatIsAltogetherDifferent() throws IOException {
        Path file = db();
        assertThatThrownBy(() -> Histories.reader(file, Histories.key("zzzzzz"), 2).ofKey())
                .hasMessage(file + ": there is no revision of key 'zzzzzz'; check how it is written");
    }

    @Test
    void aKeyThatIsNoTextIsGivenAsItCanBeTyped() {
        assertThatThrownBy(() -> Histories.reader(db(), Histories.key("\u00ff\u00fe/strangf"), 2).ofKey())
                .hasMessageContaining(
                        "no revision of key '\\xff\\xfe/strangf'; did you mean --base64 //4vc3RyYW5nZQ==?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            pods/web/            | '/registry/pods/web/'
            /registry/pod/       | '/registry/pods'
            /calica/             | '/calico/'
            """)
    void prefixes(String wanted, String suggestion) {
        assertThatThrownBy(() -> Histories.prefix(db(), wanted, 0)).isInstanceOf(KeyNotFoundException.class)
                .hasMessageContaining(
                        ": there is no key that starts with '" + wanted + "'; did you mean " + suggestion);
    }

    private Path db() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String key : KEYS) {
            entries.add(put(2 + entries.size(), 0, key, 2 + entries.size(), 1, 5, 0));
        }
        return Files.write(directory.resolve("hand.db"), HistoryBytes.db(3, entries));
    }
}
