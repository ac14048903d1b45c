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
    HTML,
    SVG,
    FOLDED,
    SPEEDSCOPE,
    PPROF,
    NCDU;

    /** How it is written; null for the page. */
    @Nullable
    ExportFormat export() {
        return switch (this) {
            case HTML -> null;
            case SVG -> ExportFormat.SVG;
            case FOLDED -> ExportFormat.FOLDED;
            case SPEEDSCOPE -> ExportFormat.SPEEDSCOPE;
            case PPROF -> ExportFormat.PPROF;
            case NCDU -> ExportFormat.NCDU;
        };
    }

    /** The first is the one to tell people. */
    private List<String> endings() {
        return switch (this) {
            case HTML -> List.of(".html", ".htm");
            case SVG -> List.of(".svg");
            case FOLDED -> List.of(".folded", ".collapsed", ".txt");
            case SPEEDSCOPE -> List.of(".speedscope.json", ".speedscope");
            case PPROF -> List.of(".pb.gz", ".pprof");
            case NCDU -> List.of(".ncdu", ".ncdu.json");
        };
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
        return Arrays.stream(values()).filter(format -> format.endings().stream().anyMatch(lowerCase::endsWith))
                .findFirst()
                .orElseThrow(() -> new UsageException("the name '" + name
                        + "' does not tell the format; end it with one of " + allEndings()
                        + ", or give --format"));
    }

    private static String allEndings() {
        return Arrays.stream(values()).map(format -> format.endings().getFirst()).collect(Collectors.joining(", "));
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
