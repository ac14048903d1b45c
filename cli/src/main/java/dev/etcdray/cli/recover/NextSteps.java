package dev.etcdray.cli.recover;

import dev.etcdray.recover.engine.Ending;
import java.util.List;

/** What to run when a recovery has ended. */
public final class NextSteps {

    private NextSteps() {
    }

    /**
     * Sentences, with commands.
     *
     * @param recovers whether it was to bring the etcd back, and not one step of that alone
     * @param plan the file, as the user named it
     */
    public static List<String> after(Ending ending, boolean recovers, String plan) {
        return switch (ending.kind()) {
            case DONE -> !recovers
                    ? List.of()
                    : List.of(
                            "Next: let writers come back, and mend what filled it: `etcdray analyze --endpoints ...`");
            case PARTIAL -> List.of("Next: look at what is said above, then `etcdray recover resume " + plan + "`");
            case UNKNOWN -> List.of("Next: look at the member; `etcdray recover resume " + plan
                    + "` looks again and repeats nothing that is unknown");
            case REFUSED ->
                List.of("Next: this run changed nothing; `etcdray recover plan -o NEW.json` makes a plan that fits");
            case CANCELLED -> List.of("Next: nothing was changed; `etcdray recover apply " + plan + "` asks again");
            case ACTION_NEEDED -> List.of("Next: do what is said above, then `etcdray recover resume " + plan + "`");
            case ACCESS -> List.of("Next: connect as a user with the role root, then `etcdray recover resume " + plan
                    + "`");
            case CORRUPT -> List.of("Next: change nothing; keep a snapshot of every member");
        };
    }
}
