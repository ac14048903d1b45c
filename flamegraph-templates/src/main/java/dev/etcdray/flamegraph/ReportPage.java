package dev.etcdray.flamegraph;

/// One report.
///
/// @param data
///            what the flame graph shows
/// @param sections
///            what stands around it
/// @param nodes
///            how many nodes of the flame graph the page holds, at most
public record ReportPage(FlameData data, Sections sections, int nodes) {
    /// What a browser can hold.
    public static final int MOST_NODES = 200_000;
    /// Less would not hold a cluster's resources.
    public static final int FEWEST_NODES = 1_000;

    /// Checks the number of nodes.
    ///
    /// @throws IllegalArgumentException
    ///             when `nodes` is under 1,000 or above 200,000
    public ReportPage {
        if (nodes < FEWEST_NODES || nodes > MOST_NODES) {
            throw new IllegalArgumentException(
                    "%,d nodes are not from %,d to %,d".formatted(nodes, FEWEST_NODES, MOST_NODES));
        }
    }

    /// With as many nodes as a page holds unless told otherwise.
    public ReportPage(FlameData data, Sections sections) {
        this(data, sections, FrameTree.DEFAULT_BUDGET);
    }
}
