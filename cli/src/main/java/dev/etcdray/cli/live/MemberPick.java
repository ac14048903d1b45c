package dev.etcdray.cli.live;

import dev.etcdray.cli.terminal.Console;
import dev.etcdray.live.Cluster;
import dev.etcdray.live.MemberChoice;
import dev.etcdray.live.MemberView;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Picks the member that is read, and says which and why. */
public final class MemberPick {

    private MemberPick() {
    }

    /**
     * Asks all members, warns of those that do not answer, and picks.
     *
     * @param from what the user calls it, null to pick the best
     * @throws UnknownMemberException if no member is called so
     */
    public static MemberChoice of(Cluster cluster, @Nullable String from, Console console) throws IOException {
        return of(cluster.look(), from, console);
    }

    /** The same of members that were asked already. */
    public static MemberChoice of(List<MemberView> views, @Nullable String from, Console console) throws IOException {
        MemberChoice choice = from == null ? MemberChoice.best(views) : named(from, views);
        for (MemberView view : views) {
            if (view.answer() instanceof MemberView.Down(var failure)) {
                console.warn(String.valueOf(failure.getMessage()));
            }
        }
        String remark = choice.remark();
        if (remark != null) {
            console.warn(remark);
        }
        console.remark("Reading " + describe(choice));
        return choice;
    }

    private static MemberChoice named(String from, List<MemberView> views) throws IOException {
        try {
            return MemberChoice.named(from, views);
        } catch (IllegalArgumentException e) {
            throw new UnknownMemberException("--from", e);
        }
    }

    /** Name, endpoint, role and version. */
    public static String describe(MemberChoice choice) {
        String label = choice.member().label();
        String endpoint = choice.member().endpoint().text();
        return (label.equals(endpoint) ? endpoint : label + " (" + endpoint + ")") + ", " + role(choice) + ", etcd "
                + choice.status().version();
    }

    private static String role(MemberChoice choice) {
        return choice.status().isLeader() ? "leader" : choice.status().learner() ? "learner" : "follower";
    }
}
