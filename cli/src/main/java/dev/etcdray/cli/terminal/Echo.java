package dev.etcdray.cli.terminal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A terminal's settings, through stty(1): Java has no call for them.
 *
 * @param terminal the device
 * @param settings as {@code stty -g} gave them
 */
record Echo(Path terminal, String settings) {

    static Echo of(Path terminal) throws IOException {
        return new Echo(terminal, stty(terminal, "-g"));
    }

    /** What is typed is not shown any more. */
    void off() throws IOException {
        stty(terminal, "-echo");
    }

    /** All is as it was. */
    void restore() throws IOException {
        stty(terminal, settings);
    }

    private static String stty(Path terminal, String argument) throws IOException {
        Process stty = new ProcessBuilder("stty", argument).redirectInput(terminal.toFile()).redirectErrorStream(true)
                .start();
        String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        try {
            if (stty.waitFor() != 0) {
                throw new IOException("the terminal's echo cannot be turned off (" + answer
                        + "); set ETCDCTL_PASSWORD");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the terminal was set", e);
        }
        return answer;
    }
}
