package dev.etcdray.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Asks on the process's own terminal, whatever stdin, stdout and stderr are led to; {@link System#console()} gives up
 * when one of them is no terminal. The echo is off while a secret is typed, and on again however that ends.
 */
public final class Prompt {
    private static final Path TERMINAL = Path.of("/dev/tty");

    private final @Nullable Path terminal;
    private @Nullable Echo silenced;

    private Prompt(@Nullable Path terminal) {
        this.terminal = terminal;
    }

    static Prompt ofProcess() {
        return new Prompt(Files.exists(TERMINAL) ? TERMINAL : null);
    }

    /** Nobody is there to be asked. */
    static Prompt none() {
        return new Prompt(null);
    }

    /**
     * What was typed, without the line's end; null if there is no terminal.
     *
     * @throws EOFException if the terminal was closed, as by Ctrl-D
     */
    public @Nullable String secret(String question) throws IOException {
        if (terminal == null) {
            return null;
        }
        try (InputStream in = new FileInputStream(terminal.toFile());
                OutputStream out = new FileOutputStream(terminal.toFile())) {
            silence(terminal);
            try {
                out.write(question.getBytes(StandardCharsets.UTF_8));
                return line(in, "type it and press Enter, or set ETCDCTL_PASSWORD");
            } finally {
                restore();
                out.write('\n');
            }
        } catch (java.io.FileNotFoundException e) {
            // What opening says when the process has no terminal: "No such device or address".
            return null;
        }
    }

    /** Whether there is anybody to be asked. */
    public boolean isThere() {
        if (terminal == null) {
            return false;
        }
        try {
            new FileInputStream(terminal.toFile()).close();
            return true;
        } catch (IOException e) {
            return false; // The process has no terminal of its own.
        }
    }

    /**
     * What was typed, and seen while it was, without the line's end; null if there is no terminal.
     *
     * @throws EOFException if the terminal was closed, as by Ctrl-D
     */
    public @Nullable String line(String question) throws IOException {
        if (terminal == null) {
            return null;
        }
        try (InputStream in = new FileInputStream(terminal.toFile());
                OutputStream out = new FileOutputStream(terminal.toFile())) {
            forgetTyped(in);
            out.write(question.getBytes(StandardCharsets.UTF_8));
            return line(in, "type it and press Enter");
        } catch (java.io.FileNotFoundException e) {
            return null;
        }
    }

    /** Lines that were typed before the question was shown are no answer to it. */
    private static void forgetTyped(InputStream in) throws IOException {
        for (int left = in.available(); left > 0; left = in.available()) {
            in.readNBytes(left);
        }
    }

    private static String line(InputStream in, String instead) throws IOException {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("no answer was typed; " + instead);
            }
            typed.write(b);
        }
        return typed.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
    }

    private synchronized void silence(Path tty) throws IOException {
        Echo echo = Echo.of(tty);
        // Noted first: a signal may come before stty has done it.
        silenced = echo;
        echo.off();
    }

    /** The terminal as it was; nothing to do unless a secret is being asked for. */
    synchronized void restore() throws IOException {
        Echo echo = silenced;
        if (echo != null) {
            echo.restore();
            silenced = null;
        }
    }
}
