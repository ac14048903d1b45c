package dev.etcdray.cli;

import dev.etcdray.recover.Etcd;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program, ended as by SIGKILL right before or right behind a call that changes something: no hook runs, and nothing
 * more is written.
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
     * @param args {@code before} or {@code behind} its first call, or with the call that is meant, as
     *     {@code before:defragment}, or with its number, as {@code before#2}; and then the program's own
     */
    public static void main(String[] args) {
        String[] which = args[0].split("#", 2);
        int last = which.length == 1 ? 1 : Integer.parseInt(which[1]);
        AtomicInteger calls = new AtomicInteger();
        String[] when = which[0].split(":", 2);
        boolean before = when[0].equals("before");
        Set<String> meant = when.length == 1 ? CHANGING : Set.of(when[1]);
        PlanWork.around = etcd -> (Etcd) Proxy.newProxyInstance(Mortal.class.getClassLoader(),
                new Class<?>[]{Etcd.class}, (proxy, method, given) -> {
                    boolean ends = meant.contains(method.getName()) && calls.incrementAndGet() == last;
                    if (ends && before) {
                        Runtime.getRuntime().halt(KILLED);
                    }
                    try {
                        Object answer = method.invoke(etcd, given);
                        if (ends) {
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
