package dev.etcdray.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command in a JVM of its own, with the class path that users have: without a log that libraries find in tests only. */
public final class Subprocess {
    private static final List<String> JVM = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private Subprocess() {
    }

    /** Starts it; arguments that begin with {@code -X} or {@code -D} are the JVM's. */
    static Process start(ProcessBuilder.Redirect out, Object... args) throws IOException {
        return new ProcessBuilder(command(args)).redirectOutput(out).start();
    }

    /** The words of the command. */
    public static List<String> command(Object... args) {
        List<String> jvm = new ArrayList<>(JVM);
        List<String> words = new ArrayList<>();
        for (Object arg : args) {
            (arg.toString().matches("-[XD].*") ? jvm : words).add(arg.toString());
        }
        jvm.addAll(List.of("-cp", classPath(), Main.class.getName()));
        jvm.addAll(words);
        return jvm;
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("slf4j")).collect(Collectors.joining(File.pathSeparator));
    }
}
