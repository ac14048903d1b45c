package dev.etcdray.cli.analyze;

import dev.etcdray.report.AnalyzeReport;
import dev.etcdray.report.Filters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines below tables that say what the table leaves out. */
final class Notes {

    private Notes() {
    }

    /** Empty without filters. */
    static List<String> filters(AnalyzeReport report) {
        Filters filters = report.filters();
        if (filters == null) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        add(parts, "prefix", filters.prefix());
        add(parts, "namespace", filters.namespace());
        add(parts, "resource", filters.resource());
        return List.of("only " + String.join(", ", parts)
                + " (filter); " + (report.file() == null
                        ? "states of all that was read"
                        : "sizes, file parts and states of the whole file")
                + " are never filtered");
    }

    private static void add(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + " " + value);
        }
    }
}
