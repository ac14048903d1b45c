package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * One run of the command in this process.
 *
 * @param exitCode how it ended
 * @param out stdout
 * @param err stderr
 */
public record Run(int exitCode, String out, String err) {
    static final Path ROOT = Path.of(System.getProperty("etcdray.root"));

    static Run of(Object... args) {
        return in(Map.of(), args);
    }

    public static Run in(Map<String, String> environment, Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = String.valueOf(args[i]);
        }
        int exitCode = Main.run(words, Console.of(out, err, environment));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    public static Path sample(String name) {
        return ROOT.resolve("samples").resolve(name);
    }
}
