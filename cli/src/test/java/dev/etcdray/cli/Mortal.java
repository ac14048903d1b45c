package dev.etcdray.cli;

import dev.etcdray.recover.Etcd;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * The program, ended as by SIGKILL right before or right behind its first call that changes something: no hook runs, and
 * nothing more is written.
 */
public final class Mortal {
    private static final int KILLED = 137;
    private static final Set<String> CHANGING = Set.of("compact", "defragment", "moveLeader", "disarm", "grantLease",
            "revokeLease");

    private Mortal() {
    }

    /**
     * Runs it.
     *
     * @param args {@code before} or {@code behind}, or with the call that is meant, as {@code before:defragment}; and then
     *     the program's own
     */
    public static void main(String[] args) {
        String[] when = args[0].split(":", 2);
        boolean before = when[0].equals("before");
        Set<String> meant = when.length == 1 ? CHANGING : Set.of(when[1]);
        PlanWork.around = etcd -> (Etcd) Proxy.newProxyInstance(Mortal.class.getClassLoader(),
                new Class<?>[]{Etcd.class}, (proxy, method, given) -> {
                    boolean changes = meant.contains(method.getName());
                    if (changes && before) {
                        Runtime.getRuntime().halt(KILLED);
                    }
                    try {
                        Object answer = method.invoke(etcd, given);
                        if (changes) {
                            Runtime.getRuntime().halt(KILLED);
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        String[] own = new String[args.length - 1];
        System.arraycopy(args, 1, own, 0, own.length);
        Main.main(own);
    }
}
