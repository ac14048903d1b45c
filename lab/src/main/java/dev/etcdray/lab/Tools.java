package dev.etcdray.lab;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** Finds programs: those that dev/servers puts into .tools/bin or where ETCDRAY_TOOLS says, and the system's own. */
public final class Tools {
    /** Where programs for root are, which a PATH may leave out. */
    private static final String FOR_ROOT = File.pathSeparator + "/usr/sbin" + File.pathSeparator + "/sbin";

    private Tools() {
    }

    /** The tool; without it the test ends as {@link #lacking} says. */
    public static Path find(String name) {
        Path tool = directory().resolve(name);
        if (!Files.isExecutable(tool)) {
            throw lacking(tool + " is missing; run dev/servers");
        }
        return tool;
    }

    /** What dev/formats puts there: a reader of one of our formats, or the directory of one. */
    public static Path reader(String name) {
        Path tool = directory().resolve(name);
        if (!Files.isExecutable(tool)) {
            System.err.println("TESTS OF FORMATS NOT RUN: " + tool + " is missing");
            throw lacking(tool + " is missing; run dev/formats");
        }
        return tool;
    }

    /** A program on PATH, and the package that brings it. */
    static Path system(String program, String packageName) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "") + FOR_ROOT;
        return Stream.of(path.split(File.pathSeparator, -1)).filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program)).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> lacking(program + " is not on PATH; install " + packageName));
    }

    /** Ends the test that needs what this machine lacks: fails where all is required, and else is aborted. */
    static RuntimeException lacking(String message) {
        if ("true".equals(System.getenv("CI")) || "1".equals(System.getenv("ETCDRAY_REQUIRE_TOOLS"))) {
            return fail(message);
        }
        return abort(message);
    }

    private static Path directory() {
        String named = System.getenv("ETCDRAY_TOOLS");
        return named == null || named.isEmpty()
                ? Path.of(Objects.requireNonNull(System.getProperty("etcdray.root")), ".tools", "bin")
                : Path.of(named);
    }
}
