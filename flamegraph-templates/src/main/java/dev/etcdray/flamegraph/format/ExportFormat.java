package dev.etcdray.flamegraph.format;

import dev.etcdray.flamegraph.FlameGraph;
import dev.etcdray.flamegraph.Metric;
import java.io.IOException;
import java.io.OutputStream;

/// The formats, and how each is written.
public enum ExportFormat {
    /// A picture that needs no script.
    SVG,
    /// A line for each stack, for flamegraph.pl and its kin. The shape:
    /// [FlameGraph's README](https://github.com/brendangregg/FlameGraph).
    FOLDED,
    /// JSON for speedscope, with a profile for each metric.
    SPEEDSCOPE,
    /// gzipped protobuf for `go tool pprof`, with a sample type for each metric.
    PPROF,
    /// JSON for ncdu and gdu, with frames as directories and files.
    NCDU;

    /// One format's way of writing.
    interface Writing {
        /// Writes a graph.
        ///
        /// @param first
        ///            place of the metric that is shown, or shown first
        void write(FlameGraph graph, int first, OutputStream out) throws IOException;
    }

    /// Whether it holds all metrics of a graph; else the one that is chosen.
    public boolean holdsAll() {
        return this == SPEEDSCOPE || this == PPROF;
    }

    /// Whether it can show such a metric: ncdu knows sizes only.
    public boolean shows(Metric metric) {
        return this != NCDU || metric.unit() == Metric.Unit.BYTES;
    }

    /// Writes the graph. The sizes that are written add up to the root's value, to the byte; the same graph gives the
    /// same
    /// bytes. A name longer than 1,024 characters keeps its two ends and tells its length.
    ///
    /// @param first
    ///            the metric that is shown, or where the format holds all, shown first
    /// @param out
    ///            flushed and not closed
    /// @throws IllegalArgumentException
    ///             when the graph does not have the metric, or the format cannot show it
    /// @throws IOException
    ///             when `out` throws it
    public void write(FlameGraph graph, Metric first, OutputStream out) throws IOException {
        int place = graph.metrics().indexOf(first);
        if (place < 0 || !shows(first)) {
            throw new IllegalArgumentException("no metric \"%s\" for %s".formatted(first.id(), this));
        }
        writing().write(graph, place, out);
        out.flush();
    }

    private Writing writing() {
        return switch (this) {
            case SVG -> new Svg();
            case FOLDED -> new Folded();
            case SPEEDSCOPE -> new Speedscope();
            case PPROF -> new Pprof();
            case NCDU -> new Ncdu();
        };
    }
}
