package dev.etcdray.cli;

import dev.etcdray.flamegraph.format.ExportFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats of {@code etcdray flamegraph}, and the endings that mean them. */
enum FlamegraphFormat {
    HTML(null, ".html", ".htm"),
    SVG(ExportFormat.SVG, ".svg"),
    FOLDED(ExportFormat.FOLDED, ".folded", ".collapsed", ".txt"),
    SPEEDSCOPE(ExportFormat.SPEEDSCOPE, ".speedscope.json", ".speedscope"),
    PPROF(ExportFormat.PPROF, ".pb.gz", ".pprof"),
    NCDU(ExportFormat.NCDU, ".ncdu.json", ".ncdu");

    private final @Nullable ExportFormat export;
    private final List<String> endings;

    FlamegraphFormat(@Nullable ExportFormat export, String... endings) {
        this.export = export;
        this.endings = List.of(endings);
    }

    /** How it is written; null for the page. */
    @Nullable
    ExportFormat export() {
        return export;
    }

    /**
     * What the option says, else the ending of the file; the page for stdout and for a name without an ending.
     *
     * @param output the file, null for stdout
     */
    static FlamegraphFormat of(@Nullable String option, @Nullable Path output) throws UsageException {
        if (option != null) {
            return Arrays.stream(values()).filter(format -> format.label().equals(option)).findFirst()
                    .orElseThrow(() -> new UsageException("--format '" + option + "' is not a format here; use "
                            + Arrays.stream(values()).map(FlamegraphFormat::label).collect(Collectors.joining(", "))));
        }
        String name = output == null ? "" : String.valueOf(output.getFileName());
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (name.indexOf('.') < 0) {
            return HTML;
        }
        return Arrays.stream(values()).filter(format -> format.endings.stream().anyMatch(lowerCase::endsWith))
                .findFirst()
                .orElseThrow(() -> new UsageException("the name '" + name
                        + "' does not tell the format; end it with one of " + allEndings()
                        + ", or give --format"));
    }

    private static String allEndings() {
        return Arrays.stream(values()).map(format -> format.endings.getFirst()).collect(Collectors.joining(", "));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
