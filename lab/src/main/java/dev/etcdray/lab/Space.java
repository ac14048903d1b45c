package dev.etcdray.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * Sizes of a member's db, as etcdctl shows them.
 *
 * @param dbSizeBytes what its quota compares
 * @param inUseBytes of them in use
 */
public record Space(long dbSizeBytes, long inUseBytes) {
    /** Of the first member that is asked. */
    public static Space of(Etcdctl etcdctl) throws IOException, InterruptedException {
        JsonNode status = etcdctl.status();
        return new Space(status.path("dbSize").asLong(), status.path("dbSizeInUse").asLong());
    }

    /** Of them free. */
    public long freeBytes() {
        return dbSizeBytes - inUseBytes;
    }
}
