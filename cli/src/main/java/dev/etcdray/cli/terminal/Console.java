package dev.etcdray.cli.terminal;

import dev.etcdray.cli.text.Layout;
import dev.etcdray.cli.text.Visible;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams of the process and what is behind them. stdout is data; everything else goes to stderr. Both are UTF-8,
 * whatever the locale: a file must not differ by who wrote it.
 */
public final class Console {
    private final OutputStream out;
    private final PrintStream err;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final Map<String, String> environment;
    private final TemporaryFiles temporaryFiles;
    private final Prompt prompt;
    private volatile @Nullable String lastWords;

    private Console(OutputStream out, OutputStream err, boolean outIsTerminal, boolean errIsTerminal,
            Map<String, String> environment, TemporaryFiles temporaryFiles, Prompt prompt) {
        this.out = out;
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
        this.outIsTerminal = outIsTerminal;
        this.errIsTerminal = errIsTerminal;
        this.environment = Map.copyOf(environment);
        this.temporaryFiles = temporaryFiles;
        this.prompt = prompt;
    }

    /** The process's own streams. */
    public static Console ofProcess(TemporaryFiles temporaryFiles) {
        return new Console(new StandardOutput(), System.err, Descriptor.isTerminal(1), Descriptor.isTerminal(2),
                System.getenv(), temporaryFiles, Prompt.ofProcess());
    }

    /** Streams that are no terminal, in an empty environment. */
    public static Console of(OutputStream out, OutputStream err) {
        return of(out, err, Map.of());
    }

    /** Streams that are no terminal. */
    public static Console of(OutputStream out, OutputStream err, Map<String, String> environment) {
        return new Console(out, err, false, false, environment, new TemporaryFiles(), Prompt.none());
    }

    /** Raw stdout. Unlike {@link System#out} it says when writing fails. */
    public OutputStream out() {
        return out;
    }

    /** stderr. */
    public PrintStream err() {
        return err;
    }

    /** Whether somebody watches stderr. */
    public boolean errIsTerminal() {
        return errIsTerminal;
    }

    /** The environment variables. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Asks whoever sits at the terminal. */
    public Prompt prompt() {
        return prompt;
    }

    /** Files to be deleted when the run is cancelled. */
    TemporaryFiles temporaryFiles() {
        return temporaryFiles;
    }

    /** How text on stdout is laid out. */
    public Layout layout() {
        return outIsTerminal ? new Layout(outIsStyled(), Descriptor.columns(environment)) : Layout.PLAIN;
    }

    /** Whether stdout may carry terminal styles. */
    public boolean outIsStyled() {
        return outIsTerminal && stylesWanted();
    }

    /** Whether stderr may carry terminal styles. */
    public boolean errIsStyled() {
        return errIsTerminal && stylesWanted();
    }

    /** https://no-color.org: any value but an empty one forbids. */
    private boolean stylesWanted() {
        return environment.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(environment.get("TERM"));
    }

    /** One line on stderr that starts {@code Error: }. */
    public void error(String sentence) {
        say("Error: ", "\u001b[1;31m", sentence);
    }

    /** One line on stderr that starts {@code Warning: }. */
    public void warn(String sentence) {
        say("Warning: ", "\u001b[1;33m", sentence);
    }

    /** One line for somebody who watches; nothing when nobody does. */
    public void remark(String sentence) {
        if (errIsTerminal) {
            err.println(Visible.of(sentence));
        }
    }

    /** What is to be said if the run is cancelled from now on; null for nothing. */
    public void whenCancelled(@Nullable String sentence) {
        lastWords = sentence;
    }

    /** Ends the line that holds the terminal's {@code ^C}. */
    void cancelled() {
        if (errIsTerminal) {
            err.println("\ncancelled");
        }
        String words = lastWords;
        if (words != null) {
            warn(words);
        }
    }

    /** Says which file was written, to somebody who watches. */
    public void wrote(Path file) {
        remark("Wrote " + file);
    }

    private void say(String word, String style, String sentence) {
        String shown = Visible.of(sentence);
        err.println(errIsStyled() ? style + word + "\u001b[0m" + shown : word + shown);
    }
}
