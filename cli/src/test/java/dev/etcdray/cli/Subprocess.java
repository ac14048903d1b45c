package dev.etcdray.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The command in a JVM of its own, with this one's class path. */
final class Subprocess {

    private Subprocess() {
    }

    /** Starts it; leading arguments that begin with {@code -X} are the JVM's. */
    static Process start(ProcessBuilder.Redirect out, Object... args) throws IOException {
        return new ProcessBuilder(command(args)).redirectOutput(out).start();
    }

    /** The words of the command. */
    static List<String> command(Object... args) {
        List<String> jvm = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        List<String> words = new ArrayList<>();
        for (Object arg : args) {
            (arg.toString().startsWith("-X") ? jvm : words).add(arg.toString());
        }
        jvm.addAll(List.of("-cp", Objects.requireNonNull(System.getProperty("java.class.path")), Main.class.getName()));
        jvm.addAll(words);
        return jvm;
    }
}
