package dev.etcdray.cli.recover;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a cluster that it does not tell itself.
 *
 * @param metricsUrls where members serve their metrics, by name or id (hexadecimal); those that are left out serve them where
 *        they serve clients
 * @param quotaBytes of members that do not tell theirs; null if the user does not say either
 */
public record LiveEtcdSettings(Map<String, URI> metricsUrls, @Nullable Long quotaBytes) {

    /** Copies the map. */
    public LiveEtcdSettings {
        metricsUrls = Map.copyOf(metricsUrls);
    }
}
