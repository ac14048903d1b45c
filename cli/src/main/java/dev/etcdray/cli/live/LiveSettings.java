package dev.etcdray.cli.live;

import dev.etcdray.live.ConnectSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which live etcd to read, and how.
 *
 * @param connection how to reach it
 * @param from the member that the user names, null for the best
 * @param via how to read
 * @param bytesPerSecond how fast a range is read at most, 0 for no limit
 * @param keep where the snapshot is to stay, null for nowhere
 * @param temporary directory for what does not stay
 */
public record LiveSettings(ConnectSettings connection, @Nullable String from, Via via, long bytesPerSecond,
        @Nullable Path keep, Path temporary) {}
