package dev.etcdray.live;

import java.util.ArrayList;
import java.util.List;

/** An exception and what caused it. */
final class Throwables {
    /** A chain that is longer goes in a circle. */
    private static final int LONGEST = 32;

    private Throwables() {
    }

    /** From the outermost to the deepest. */
    static List<Throwable> chain(Throwable e) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = e; cause != null && chain.size() < LONGEST; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
