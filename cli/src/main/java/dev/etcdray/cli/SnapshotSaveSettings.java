package dev.etcdray.cli;

import dev.etcdray.live.ConnectSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code etcdray snapshot save} is to do, nothing left open.
 *
 * @param connection how to reach the cluster
 * @param from the member that the user names, null for the best
 * @param file where to save
 * @param writeOut how to tell of it
 */
record SnapshotSaveSettings(ConnectSettings connection, @Nullable String from, Path file, WriteOut writeOut) {}
