package dev.etcdray.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.tukaani.xz.XZInputStream;

/** The small real etcd files of samples/, unpacked once a JVM, and what other tools say of them. */
public final class Samples {
    /** All of them. */
    public static final List<String> NAMES = List.of("k8s-small", "k8s-encrypted", "k8s-churn-earlier", "k8s-churn",
            "k8s-kinds");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();

    private Samples() {
    }

    /** {@code k8s-small} is the saved snapshot, {@code k8s-small.raw} the member's own file. */
    public static Path db(String name) {
        Path plain = directory().resolve(name + ".db");
        return Files.exists(plain) ? plain : UNPACKED.computeIfAbsent(name, Samples::unpack);
    }

    /** What other tools say of it. */
    public static JsonNode truth(String name) throws IOException {
        return JSON.readTree(directory().resolve(name + ".truth.json").toFile());
    }

    private static Path directory() {
        return Path.of(Objects.requireNonNull(System.getProperty("etcdray.root")), "samples");
    }

    private static Path unpack(String name) {
        try (InputStream in = new XZInputStream(Files.newInputStream(directory().resolve(name + ".db.xz")))) {
            Path file = Files.createTempFile("etcdray-" + name, ".db");
            file.toFile().deleteOnExit();
            Files.write(file, in.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
