/**
 * What the commands share when they look at a live cluster: which member is read, how its bytes come here, and what is
 * said meanwhile.
 */
@org.jspecify.annotations.NullMarked
package dev.etcdray.cli.live;
