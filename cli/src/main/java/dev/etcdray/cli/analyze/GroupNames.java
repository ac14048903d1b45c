package dev.etcdray.cli.analyze;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words for groups without a value; in brackets, as no name of etcd or Kubernetes looks so. */
final class GroupNames {

    private GroupNames() {
    }

    static List<String> of(List<String> by, List<@Nullable String> group) {
        int resource = by.indexOf("resource");
        boolean inKubernetes = resource >= 0 && group.get(resource) != null;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            String value = group.get(i);
            names.add(value != null ? value : nothing(by.get(i), inKubernetes));
        }
        return names;
    }

    private static String nothing(String by, boolean inKubernetes) {
        return switch (by) {
            case "namespace" -> inKubernetes ? "(cluster-scoped)" : "(no namespace)";
            case "resource" -> "(outside Kubernetes)";
            default -> "(no " + by + ")";
        };
    }
}
