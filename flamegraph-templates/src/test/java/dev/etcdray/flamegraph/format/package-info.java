/// What each format writes, from first principles; what its own tools read of it is tested where those are to be had,
/// in the
/// command's module.
@NullMarked
package dev.etcdray.flamegraph.format;

import org.jspecify.annotations.NullMarked;
