package dev.etcdray.live;

import dev.etcdray.etcd.EtcdVersion;
import org.jspecify.annotations.Nullable;

/**
 * A member's backend quota.
 *
 * @param bytes the limit; below 0 it has none
 * @param source {@code status} or {@code metrics}: where it was read
 */
public record MemberQuota(long bytes, String source) {
    /** etcd, server/storage/quota.go: DefaultQuotaBytes. */
    private static final long DEFAULT_BYTES = 2L << 30;

    /** Whether the member limits its db at all. */
    public boolean isLimit() {
        return bytes > 0;
    }

    /** From the status of a server; 0 is the default, which 3.6.0 to 3.6.5 tell so. Null before 3.6. */
    static @Nullable MemberQuota ofStatus(String version, long bytes) {
        boolean told = EtcdVersion.parse(version).filter(parsed -> parsed.isSince(3, 6)).isPresent();
        return told || bytes != 0 ? new MemberQuota(bytes == 0 ? DEFAULT_BYTES : bytes, "status") : null;
    }

    /** From {@code etcd_server_quota_backend_bytes}, which is the limit in force. */
    static MemberQuota ofMetrics(double bytes) {
        return new MemberQuota((long) bytes, "metrics");
    }
}
