package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.cli.terminal.ReaderGoneException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one sentence on stderr and an exit code. */
final class ErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;
    private final BooleanSupplier debug;

    ErrorHandler(Console console, BooleanSupplier debug) {
        this.console = console;
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        return usage(sentence(e), e.getCommandLine());
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult result) {
        if (e instanceof ReaderGoneException || e.getCause() instanceof ReaderGoneException) {
            return ReaderGoneException.EXIT_CODE;
        }
        if (e instanceof UsageException) {
            return usage(String.valueOf(e.getMessage()), commandLine);
        }
        return fail(e);
    }

    /** For errors that picocli does not catch, too: memory that does not suffice. */
    int fail(Throwable e) {
        Failure failure = Failure.of(e);
        console.error(failure.sentence());
        if (debug.getAsBoolean()) {
            e.printStackTrace(console.err());
        }
        return failure.exitCode();
    }

    private int usage(String sentence, CommandLine commandLine) {
        console.error(sentence + "; see `" + commandLine.getCommandSpec().qualifiedName() + " --help`");
        return ExitCode.USAGE;
    }

    private static String sentence(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            String message = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
        }
        boolean commands = !e.getCommandLine().getSubcommands().isEmpty();
        String what = unmatched.isUnknownOption() ? "unknown option" : commands ? "unknown command" : "one too many";
        String first = unmatched.getUnmatched().getFirst();
        // A password may stand behind the name of an option that is written wrong.
        String argument = unmatched.isUnknownOption() ? first.replaceFirst("(?s)=.*", "") : first;
        String suggestion = unmatched.getSuggestions().stream().findFirst().map(s -> "; did you mean " + s + "?")
                .orElse("");
        return what + ": '" + argument + "'" + suggestion;
    }
}
