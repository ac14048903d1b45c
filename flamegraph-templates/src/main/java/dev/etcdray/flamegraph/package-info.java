/// Frames in, one offline HTML file out.
/// Knows nothing of etcd: a {@link dev.etcdray.flamegraph.Frame} has a name, a category and a value for each metric.
/// The page is in the resources beside this package and opens by itself: `template.html`.
@NullMarked
package dev.etcdray.flamegraph;

import org.jspecify.annotations.NullMarked;
