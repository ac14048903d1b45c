package dev.etcdray.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/** Finds the programs that dev/servers puts into .tools/bin, or into the directory that ETCDRAY_TOOLS names. */
public final class Tools {
    private Tools() {
    }

    /** The program; without it the test fails where tools are required, and else is aborted with what to run. */
    public static Path find(String name) {
        Path tool = directory().resolve(name);
        if (Files.isExecutable(tool)) {
            return tool;
        }
        String message = tool + " is missing; run dev/servers";
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
