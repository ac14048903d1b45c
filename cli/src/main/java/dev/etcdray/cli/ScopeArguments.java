package dev.etcdray.cli;

import dev.etcdray.report.Redaction;
import dev.etcdray.report.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** For whom a report is, and which names it may hold. */
final class ScopeArguments {
    private ScopeArguments() {
    }

    static Scope of(List<String> tenants, @Nullable String redact) throws UsageException {
        List<String> namespaces = new ArrayList<>();
        for (String list : tenants) {
            for (String name : list.split(",", -1)) {
                if (name.isBlank()) {
                    throw new UsageException("--tenant '" + list + "' has an empty name; give namespaces, separated by"
                            + " commas");
                }
                namespaces.add(name.strip());
            }
        }
        return Scope.of(namespaces, redaction(redact));
    }

    private static Redaction redaction(@Nullable String name) throws UsageException {
        if (name == null) {
            return Redaction.NONE;
        }
        Optional<Redaction> redaction = Redaction.of(name);
        if (redaction.isEmpty()) {
            throw new UsageException("--redact does not know '" + name + "'; it takes " + Arrays.stream(Redaction
                    .values()).filter(mode -> mode != Redaction.NONE).map(Redaction::label).collect(Collectors
                            .joining(", ")));
        }
        return redaction.get();
    }
}
