/// The parts of a report that stand around the flame graph: plain records in, HTML out.
/// Knows nothing of etcd. What a stranger named goes through [dev.etcdray.flamegraph.PlainText]; no script is needed to
/// read
/// any of it.
@NullMarked
package dev.etcdray.flamegraph.page;

import org.jspecify.annotations.NullMarked;
