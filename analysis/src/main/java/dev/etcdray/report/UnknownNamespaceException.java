package dev.etcdray.report;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** A report was asked for of a namespace that has nothing in this etcd. */
public final class UnknownNamespaceException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_SUGGESTED = 3;
    private static final int NEAR = 2;

    UnknownNamespaceException(String namespace, Collection<String> there) {
        super("there is no namespace \"" + namespace + "\" here: no key of it, live or old"
                + suggestion(namespace, there));
    }

    private static String suggestion(String namespace, Collection<String> there) {
        List<String> near = there.stream().filter(name -> isNear(name, namespace)).sorted().limit(MOST_SUGGESTED)
                .toList();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    private static boolean isNear(String name, String wanted) {
        return !wanted.isEmpty() && (name.contains(wanted) || wanted.contains(name) || distance(name, wanted) <= NEAR);
    }

    /** Letters to add, take away or change. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[other.length()];
    }
}
