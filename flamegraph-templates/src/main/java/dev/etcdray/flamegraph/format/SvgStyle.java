package dev.etcdray.flamegraph.format;

/// The page's palette (`css/tokens.css`), in words that every viewer of SVG reads: `light-dark()` is for
/// browsers alone.
final class SvgStyle {
    static final String ELEMENT = """
            <style>
            text { font: 12px system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; fill: #14181f;
              direction: ltr; unicode-bidi: embed; white-space: pre; }
            .head { font-size: 18px; font-weight: 600; }
            .muted { fill: #556070; }
            .page { fill: #ffffff; }
            .mixed rect { fill: #eef1f5; stroke: #cdd5df; }
            .rest rect { fill: #eef1f5; stroke: #cdd5df; stroke-dasharray: 3 3; }
            .c0 rect { fill: #82b6db; } .c1 rect { fill: #d9ab62; } .c2 rect { fill: #5bcfa2; }
            .c3 rect { fill: #e47d75; } .c4 rect { fill: #bc9bff; } .c5 rect { fill: #869fa7; }
            .c6 rect { fill: #e3dd76; } .c7 rect { fill: #e4e9f0; } .c8 rect { fill: #ffc4cb; }
            .c9 rect { fill: #90ddf5; }
            g:hover > rect { stroke: #14181f; stroke-width: 1.5; stroke-dasharray: none; }
            @media (prefers-color-scheme: dark) {
            text { fill: #f4f7fb; }
            .muted { fill: #9eabbc; }
            .page { fill: #141a22; }
            .mixed rect, .rest rect { fill: #232c37; stroke: #3a4553; }
            .c0 rect { fill: #1c6bb6; } .c1 rect { fill: #673c03; } .c2 rect { fill: #0e7d51; }
            .c3 rect { fill: #a13434; } .c4 rect { fill: #4644b9; } .c5 rect { fill: #46595a; }
            .c6 rect { fill: #746f10; } .c7 rect { fill: #28303b; } .c8 rect { fill: #945b7d; }
            .c9 rect { fill: #0d5f85; }
            g:hover > rect { stroke: #f4f7fb; }
            }
            </style>
            """;

    private SvgStyle() {
    }
}
