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
     * @param args {@code before} or {@code behind}, and then the program's own
     */
    public static void main(String[] args) {
        boolean before = args[0].equals("before");
        PlanWork.around = etcd -> (Etcd) Proxy.newProxyInstance(Mortal.class.getClassLoader(),
                new Class<?>[]{Etcd.class}, (proxy, method, given) -> {
                    boolean changes = CHANGING.contains(method.getName());
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
