package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Cancellation;
import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.ReaderGoneException;
import dev.etcdray.cli.terminal.TemporaryFiles;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The way in: runs a command and ends the process with its exit code. */
public final class Main {

    private Main() {
    }

    /** Called by the launcher. */
    public static void main(String[] args) {
        Console console = Console.ofProcess(new TemporaryFiles());
        Cancellation cancellation = Cancellation.install(console, ExitCode.CANCELLED);
        int exitCode = run(args, console);
        cancellation.finished();
        System.exit(exitCode);
    }

    /** Runs a command on these streams and returns the exit code; never ends the process, never throws. */
    public static int run(String[] args, Console console) {
        CommandLine commandLine = EtcdrayCommand.commandLine(console, args);
        // Help is collected, as picocli's own writer would not tell that nobody reads.
        StringWriter help = new StringWriter();
        Ansi ansi = console.outIsStyled() ? Ansi.ON : Ansi.OFF;
        commandLine.setOut(new PrintWriter(help)).setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        ErrorHandler errors = (ErrorHandler) commandLine.getExecutionExceptionHandler();
        try {
            int exitCode = commandLine.execute(args);
            print(help.toString(), console);
            return exitCode;
        } catch (ReaderGoneException e) {
            return ReaderGoneException.EXIT_CODE;
        } catch (IOException | RuntimeException | Error e) {
            return errors.fail(e);
        }
    }

    private static void print(String help, Console console) throws IOException {
        if (!help.isEmpty()) {
            Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
            out.write(help);
            out.flush();
        }
    }
}
