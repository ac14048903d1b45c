package dev.etcdray.cli.live;

import dev.etcdray.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The directories that a run may write to, where nothing may be left when it fails.
 *
 * @param targets for what is saved
 * @param temporary for {@code --temp-dir}
 * @param system for {@code TMPDIR}
 */
record Workplace(Path targets, Path temporary, Path system) {
    /** Makes them. */
    static Workplace in(Path directory) throws IOException {
        return new Workplace(Files.createDirectories(directory.resolve("targets")),
                Files.createDirectories(directory.resolve("temporary")),
                Files.createDirectories(directory.resolve("system")));
    }

    /** Runs a command in this JVM. */
    Ending run(Map<String, String> environment, Object... args) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("TMPDIR", system.toString());
        long start = System.nanoTime();
        return Ending.since(start, Run.in(all, args));
    }

    /** The same in an empty environment. */
    Ending run(Object... args) {
        return run(Map.of(), args);
    }

    /** Starts a command in a JVM of its own. */
    OwnJvm start(Object... args) throws IOException {
        return OwnJvm.start(this, List.of(), Map.of(), args);
    }

    /** What is in the directories. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path directory : List.of(targets, temporary, system)) {
            try (Stream<Path> all = Files.list(directory)) {
                all.forEach(files::add);
            }
        }
        return files;
    }

    /** Nothing is in them but these files. */
    void holdsOnly(Path... files) throws IOException {
        assertThat(files()).containsExactlyInAnyOrder(files);
    }
}
