package dev.etcdray.cli.recover;

import dev.etcdray.cli.terminal.Prompt;
import dev.etcdray.recover.engine.Approval;
import dev.etcdray.recover.plan.PlannedStep;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks whoever sits at the terminal; a step has been told by then. What is not a yes is a no. */
public final class TerminalApproval implements Approval {
    private final Terminal terminal;

    /** Where a question is shown and an answer typed. */
    @FunctionalInterface
    interface Terminal {
        /** What was typed; null if there is none. */
        @Nullable
        String line(String question) throws IOException;
    }

    /** Asks there. */
    public TerminalApproval(Prompt prompt) {
        this(prompt::line);
    }

    TerminalApproval(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public boolean agrees(PlannedStep step, String word) throws IOException {
        return switch (step.consent()) {
            case NONE -> true;
            case YES_NO -> isYes(answer(step.title() + "? [y/N] "));
            case TYPED_NAME -> !word.isEmpty()
                    && word.equals(answer(step.title() + "? Type the member's name, " + word + ", to agree: "));
        };
    }

    private static boolean isYes(String answer) {
        String word = answer.toLowerCase(Locale.ROOT);
        return word.equals("y") || word.equals("yes");
    }

    /** Nothing, if the terminal was closed: nobody has agreed. */
    private String answer(String question) throws IOException {
        try {
            String answer = terminal.line(question);
            return answer == null ? "" : answer.strip();
        } catch (EOFException e) {
            return "";
        }
    }
}
