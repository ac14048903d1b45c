package dev.etcdray.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a file descriptor leads to. {@link System#console()} tells only of stdin and stdout together; the kernel tells of
 * each. Where there is no {@code /proc}, only that can be asked, and stderr counts as no terminal.
 */
final class Descriptor {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/\\d+|tty\\w*|console)");
    /** When the width cannot be asked. */
    private static final int USUAL_COLUMNS = 100;
    private static final int LEAST_COLUMNS = 60;

    private Descriptor() {
    }

    static boolean isTerminal(int descriptor) {
        if (!Files.isDirectory(DESCRIPTORS)) {
            java.io.Console console = descriptor == 1 ? System.console() : null;
            return console != null && console.isTerminal();
        }
        return TERMINAL.matcher(target(descriptor)).matches();
    }

    /** Whether it is one end of a pipe or a socket, so that a failing write means that nobody reads any more. */
    static boolean isPipe(int descriptor) {
        String target = target(descriptor);
        return target.startsWith("pipe:") || target.startsWith("socket:");
    }

    /** Empty where it cannot be told: no {@code /proc}, or the descriptor is closed. */
    private static String target(int descriptor) {
        try {
            return Files.readSymbolicLink(DESCRIPTORS.resolve(String.valueOf(descriptor))).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Width of the terminal that this process runs in. */
    static int columns(Map<String, String> environment) {
        int columns = number(environment.getOrDefault("COLUMNS", ""));
        if (columns == 0) {
            columns = askStty();
        }
        return columns == 0 ? USUAL_COLUMNS : Math.max(LEAST_COLUMNS, columns);
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    /** 0 when there is no answer: a picture in the usual width is no reason to fail. */
    private static int askStty() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (!stty.waitFor(1, TimeUnit.SECONDS)) {
                stty.destroy();
            }
            return number(answer.substring(answer.indexOf(' ') + 1));
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
