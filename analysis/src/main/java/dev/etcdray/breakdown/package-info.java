/**
 * The one pass over an etcd's revisions, newest to oldest, and its immutable result.
 * Knows neither where revisions come from nor how results are shown; memory is bounded by distinct keys.
 * Start at {@link dev.etcdray.breakdown.Pass}; the result is {@link dev.etcdray.breakdown.Breakdown}.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.breakdown;
