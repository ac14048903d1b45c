package dev.etcdray.cli.recover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that lasts as long as this JVM: longer than a test class. */
final class KeptDirectory {
    private KeptDirectory() {
    }

    static Path make(String name) throws IOException {
        Path directory = Files.createTempDirectory("etcdray-" + name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
        return directory;
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + e);
        }
    }
}
