/// Tests of the frames, their encoding and the page.
/// Those named `*BrowserTest` open it in a real Chromium and are tagged `browser`.
/// Expected sums are added up by hand in {@link dev.etcdray.flamegraph.Graphs}, or another way than the page's.
@NullMarked
package dev.etcdray.flamegraph;

import org.jspecify.annotations.NullMarked;
