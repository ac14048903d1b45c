package dev.etcdray.report;

import dev.etcdray.kube.BuiltInResources;
import dev.etcdray.kube.anatomy.BuiltInKinds;
import dev.etcdray.kube.anatomy.FieldNames;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of fields. Those of Kubernetes' own types stay. A custom resource's fields are named by whoever made it, and
 * some of them are keys of maps: of them only what every object has stays. Keys of maps and names of field managers
 * never stay.
 */
final class HiddenFields implements FieldNames {
    private static final Set<String> OF_EVERY_OBJECT = Set.of("metadata", "spec", "status");
    private static final Pattern NUMBER = Pattern.compile("#[0-9]{1,9}");

    private final Tokens tokens;

    HiddenFields(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String field(String resource, int level, String parent, String name) {
        boolean known = NUMBER.matcher(name).matches() || (BuiltInResources.contains(resource)
                ? BuiltInKinds.isField(name)
                : (level == 1 && OF_EVERY_OBJECT.contains(name))
                        || (level == 2 && parent.equals("metadata") && BuiltInKinds.isField(name)));
        return known ? name : tokens.of("field", name);
    }

    @Override
    public String entry(String name) {
        return tokens.of("entry", name);
    }
}
