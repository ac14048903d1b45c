package dev.etcdray.cli;

import dev.etcdray.cli.terminal.Console;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No API tells free disk: whoever is there is asked, once, for the smallest of all. */
final class FreeDiskQuestion {
    private static final String QUESTION = "Least free disk beside a member's db, as `df` tells there (as 20GiB; Enter"
            + " if you do not know): ";

    private FreeDiskQuestion() {
    }

    /** Bytes; null if nobody is there, or he does not know. */
    static @Nullable Long answer(Console console) throws IOException {
        try {
            String answer = console.prompt().line(QUESTION);
            while (answer != null && !answer.isBlank()) {
                try {
                    return SizeArgument.bytes("the answer", answer.strip());
                } catch (UsageException e) {
                    console.warn(String.valueOf(e.getMessage()));
                    answer = console.prompt().line(QUESTION);
                }
            }
            return null;
        } catch (EOFException e) {
            return null; // The plan says that the check is not made.
        }
    }
}
