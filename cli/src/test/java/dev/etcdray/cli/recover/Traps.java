package dev.etcdray.cli.recover;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Looks at the calls of a recovery, and does something at some of them, once each. */
final class Traps implements Relay.Onlooker {
    private final List<Trap> set = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> lost = new CopyOnWriteArrayList<>();

    /** What happens. */
    @FunctionalInterface
    interface Happening {
        void happen() throws Exception;
    }

    private record Trap(boolean before, String call, Happening happening) {}

    /** A call to a member gets lost on its way, once: nobody answers. */
    void lose(String method, String member) {
        before(method, member, () -> lost.add(member + " " + method));
    }

    /** When a call comes to a member, and before the member has it. */
    void before(String method, String member, Happening happening) {
        set.add(new Trap(true, member + " " + method, happening));
    }

    /** When a member has answered, and before the client has the answer. */
    void after(String method, String member, Happening happening) {
        set.add(new Trap(false, member + " " + method, happening));
    }

    @Override
    public boolean before(String member, String method) throws Exception {
        calls.add(member + " " + method);
        spring(true, member + " " + method);
        return !lost.remove(member + " " + method);
    }

    @Override
    public void after(String member, String method) throws Exception {
        spring(false, member + " " + method);
    }

    private void spring(boolean before, String call) throws Exception {
        for (Trap trap : List.copyOf(set)) {
            // Removed first: what happens may bring further calls.
            if (trap.before == before && trap.call.equals(call) && set.remove(trap)) {
                trap.happening.happen();
            }
        }
    }

    /** How often a member was asked to. */
    long calls(String method, String member) {
        return calls.stream().filter((member + " " + method)::equals).count();
    }

    /** Calls that nobody came to make. */
    List<String> unsprung() {
        return set.stream().map(Trap::call).toList();
    }
}
