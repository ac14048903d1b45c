/// Flame graphs in the formats that other tools open, one class a format.
/// Names are a stranger's: each format shows them legibly and none lets them do anything.
@NullMarked
package dev.etcdray.flamegraph.format;

import org.jspecify.annotations.NullMarked;
